package dev.lexlog.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.EmbedderContract;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Embedding;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxEmbedderTest implements EmbedderContract {
    private static final String TEXT =
            "Kafka keeps an ordered, durable log; the café's naïve reader re-reads it (twice).";

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

    private Embedding passage(String text) {
        return embedder.embedPassages(List.of(text)).getFirst();
    }
}
