package dev.lexlog.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Embedding;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashingEmbedderTest implements EmbedderContract {
    private final HashingEmbedder embedder = new HashingEmbedder(384);

    @Override
    public Embedder embedder() {
        return embedder;
    }

    @Test
    void vectorIsTheSameOnEveryMachineAndInEveryVersion() {
        var small = new HashingEmbedder(8).embedQuery("Lexlog folds logs.");

        assertThat(small.toArray())
                .containsExactly(
                        0.05248639f,
                        -0.26243195f,
                        0.05248639f,
                        0.26243195f,
                        -0.10497278f,
                        0.7872958f,
                        0.05248639f,
                        -0.47237748f);
    }

    @Test
    void caseAndPunctuationDoNotCount() {
        assertThat(embedder.embedQuery("Hello, World!"))
                .isEqualTo(embedder.embedQuery("hello world"));
    }

    @Test
    void wordsThatShareTheirStemLieNearerThanOthers() {
        List<Embedding> words =
                embedder.embedPassages(List.of("embedding", "embedded", "partition"));

        assertThat(words.get(0).dot(words.get(1))).isGreaterThan(words.get(0).dot(words.get(2)));
    }

    @Test
    void oneDimensionIsEnough() {
        assertThat(new HashingEmbedder(1).embedQuery("").length()).isEqualTo(1);
    }
}
