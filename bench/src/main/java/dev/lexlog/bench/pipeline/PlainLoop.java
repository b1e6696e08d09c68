package dev.lexlog.bench.pipeline;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.worker.chunk.Chunker;
import dev.lexlog.worker.chunk.ChunkerSettings;
import dev.lexlog.worker.chunk.Piece;
import java.util.ArrayList;
import java.util.List;

/// The baseline of ingesting: the same chunker, then the same embedder on as many threads, and
/// nothing else; no log, no transaction, no index.
final class PlainLoop implements AutoCloseable {
    private static final int TEXTS_AT_ONCE = 64;

    private final Chunker chunker = new Chunker(ChunkerSettings.defaults());
    private final Embedder embedder;

    PlainLoop(String embedder) {
        this.embedder = Embedders.create(embedder, EmbedderConfig.defaults());
    }

    /// How many chunks that were, and how long it took.
    Throughput run(List<MadeDocument> documents) {
        long begin = System.nanoTime();
        long chunks = 0;
        var texts = new ArrayList<String>();
        for (var document : documents) {
            for (var piece : chunker.chunk(document.content(), "text/markdown")) {
                texts.add(searchable(piece));
            }
            if (texts.size() >= TEXTS_AT_ONCE) {
                chunks += embedder.embedPassages(texts).size();
                texts.clear();
            }
        }
        chunks += embedder.embedPassages(texts).size();
        return new Throughput(documents.size(), chunks, System.nanoTime() - begin);
    }

    private static String searchable(Piece piece) {
        return piece.section() == null ? piece.text() : piece.section() + "\n" + piece.text();
    }

    @Override
    public void close() {
        embedder.close();
    }
}
