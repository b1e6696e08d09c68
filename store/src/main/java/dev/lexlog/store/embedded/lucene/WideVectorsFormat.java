package dev.lexlog.store.embedded.lucene;

import dev.lexlog.store.IndexSettings;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IOContext;

/// Lucene's own HNSW format without its limit of 1,024 dimensions. It writes under Lucene's name,
/// so any Lucene reads it.
final class WideVectorsFormat extends KnnVectorsFormat {
    /// Links of a node, and how many candidates are weighed for them: recall@10 of 0.97 and more at
    /// 100,000 clustered vectors.
    private static final int LINKS = 16;

    private static final int CANDIDATES = 100;
    private static final int MAX_DIMENSIONS = 16_384;

    private final KnnVectorsFormat flushed;
    private final KnnVectorsFormat merged;

    private WideVectorsFormat(KnnVectorsFormat flushed, KnnVectorsFormat merged) {
        super("Lucene99HnswVectorsFormat");
        this.flushed = flushed;
        this.merged = merged;
    }

    static Lucene104Codec codec(IndexSettings settings) {
        var hnsw =
                new Lucene99HnswVectorsFormat(
                        settings.mOr(LINKS), settings.efConstructionOr(CANDIDATES));
        return codec(new WideVectorsFormat(hnsw, hnsw));
    }

    /// For segments that are all merged before anybody searches them: graphs come with the merge,
    /// by these threads.
    static Lucene104Codec mergingCodec(
            IndexSettings settings, int workers, ExecutorService threads) {
        int links = settings.mOr(LINKS);
        int candidates = settings.efConstructionOr(CANDIDATES);
        var flat = new Lucene99HnswVectorsFormat(links, candidates, 1, null, Integer.MAX_VALUE);
        var hnsw =
                workers == 1
                        ? new Lucene99HnswVectorsFormat(links, candidates)
                        : new Lucene99HnswVectorsFormat(links, candidates, workers, threads);
        return codec(new WideVectorsFormat(flat, hnsw));
    }

    private static Lucene104Codec codec(KnnVectorsFormat vectors) {
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        boolean merging = state.context.context() == IOContext.Context.MERGE;
        return (merging ? merged : flushed).fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return merged.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return MAX_DIMENSIONS;
    }
}
