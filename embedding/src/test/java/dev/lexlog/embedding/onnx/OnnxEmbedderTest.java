package dev.lexlog.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.EmbedderContract;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxEmbedderTest implements EmbedderContract {
    private static final String TEXT =
            "Kafka keeps an ordered, durable log; the café's naïve reader re-reads it (twice).";

    private static final Executor THREAD = Thread.ofVirtual()::start;

    private final OnnxEmbedder embedder = OnnxEmbedder.packaged(2);

    @AfterAll
    void close() {
        embedder.close();
    }

    @Override
    public Embedder embedder() {
        return embedder;
    }

    @Test
    void vectorIsThatOfAnotherImplementationOfTheSameModel() {
        var oracle = new BgeSmallEnV15QuantizedEmbeddingModel();
        var expected = Embedding.of(oracle.embed(TEXT).content().vector()).normalised();

        assertThat(passage(TEXT).dot(expected)).isGreaterThan(0.999);
    }

    @Test
    void onlyTheQueryHasTheInstruction() {
        assertThat(embedder.embedQuery(TEXT)).isNotEqualTo(passage(TEXT));
        assertThat(embedder.embedQuery(TEXT))
                .isEqualTo(
                        passage(
                                "Represent this sentence for searching relevant passages: "
                                        + TEXT));
    }

    @Test
    void meaningCountsWithoutACommonWord() {
        Embedding question = embedder.embedQuery("treatment for high blood pressure");

        assertThat(question.dot(passage("Hypertension is managed with ACE inhibitors.")))
                .isGreaterThan(question.dot(passage("Parliament passed a law on fishing.")) + 0.1);
    }

    @Test
    void closedEmbedderIsUnavailable() {
        var closed = OnnxEmbedder.packaged(1);
        closed.close();

        assertThatThrownBy(() -> closed.embedQuery(TEXT)).isInstanceOf(Unavailable.class);
    }

    @Test
    void closeWaitsForOneWindowOfALongTextOnly() throws Exception {
        var closed = OnnxEmbedder.packaged(1);
        var text = "window ".repeat(200_000);
        var caller =
                CompletableFuture.supplyAsync(() -> closed.embedPassages(List.of(text)), THREAD);
        while (!isInferring()) {
            Thread.onSpinWait();
        }

        CompletableFuture.runAsync(closed::close, THREAD).get(20, TimeUnit.SECONDS);

        assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Unavailable.class);
    }

    private static boolean isInferring() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getMethodName().equals("infer"));
    }

    private Embedding passage(String text) {
        return embedder.embedPassages(List.of(text)).getFirst();
    }
}
