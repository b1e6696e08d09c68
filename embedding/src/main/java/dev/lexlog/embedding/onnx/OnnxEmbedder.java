package dev.lexlog.embedding.onnx;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.WindowMean;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;

/// bge-small-en-v1.5, quantised to 8 bits, run in this process. Texts are embedded one by one:
/// batching pads every text to the longest and measured slower. Questions have threads of their
/// own, so that they do not queue behind passages.
public final class OnnxEmbedder implements Embedder {
    public static final EmbeddingModel MODEL = new EmbeddingModel("bge-small-en-v1.5-q", 384);

    private static final String FILES = "/bge-small-en-v1.5-q";
    private static final int WINDOW_TOKENS = 512;
    private static final String QUERY_INSTRUCTION =
            "Represent this sentence for searching relevant passages: ";

    private final WordPiece tokenizer;
    private final OnnxModel model;
    private final InferencePool passages;
    private final InferencePool queries;

    private OnnxEmbedder(WordPiece tokenizer, OnnxModel model, int threads) {
        this.tokenizer = tokenizer;
        this.model = model;
        this.passages = new InferencePool("lexlog-embed-passage", threads);
        this.queries = new InferencePool("lexlog-embed-query", threads);
    }

    /// The model that lies on the class path; loading takes about a second.
    public static OnnxEmbedder packaged(int threads) {
        try (InputStream model = resource(FILES + ".onnx");
                InputStream tokenizer = resource(FILES + "-tokenizer.json")) {
            var wordPiece = WordPiece.read(tokenizer);
            var session = new OnnxModel(model.readAllBytes(), MODEL.dimension());
            return new OnnxEmbedder(wordPiece, session, threads);
        } catch (IOException e) {
            throw new Fault("the packaged embedding model cannot be read", e);
        }
    }

    private static InputStream resource(String name) {
        InputStream stream = OnnxEmbedder.class.getResourceAsStream(name);
        if (stream == null) {
            throw new Fault("the packaged embedding model lacks " + name + " on the class path");
        }
        return stream;
    }

    @Override
    public EmbeddingModel model() {
        return MODEL;
    }

    @Override
    public List<Embedding> embedPassages(List<String> texts) {
        return passages.all(texts.stream().map(this::inference).toList());
    }

    @Override
    public Embedding embedQuery(String text) {
        return queries.all(List.of(inference(QUERY_INSTRUCTION + text))).getFirst();
    }

    private Callable<Embedding> inference(String text) {
        return () -> embed(text);
    }

    private Embedding embed(String text) {
        var mean = new WindowMean(MODEL.dimension());
        for (long[] window : tokenizer.tokens(text).windows(WINDOW_TOKENS)) {
            InferencePool.requireWanted();
            mean.add(model.infer(window), window.length);
        }
        return mean.embedding();
    }

    @Override
    public void close() {
        passages.close();
        queries.close();
        model.close();
    }
}
