package dev.lexlog.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddersTest {
    private static final EmbedderConfig DEFAULTS = EmbedderConfig.defaults();

    @Test
    void hashingHasTheDimensionOfThePackagedModelUnlessTold() {
        assertThat(model("hashing")).isEqualTo(new EmbeddingModel("hashing:384", 384));
        assertThat(model("hashing:1024")).isEqualTo(new EmbeddingModel("hashing:1024", 1_024));
    }

    @Test
    void httpHasTheModelOfItsConfiguration() {
        var http = HttpEmbedderConfig.of(URI.create("http://localhost:1"), "e5", 1_024);
        try (Embedder embedder = Embedders.create("http", new EmbedderConfig(1, http))) {
            assertThat(embedder.model()).isEqualTo(new EmbeddingModel("e5", 1_024));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "minilm", "hashing:", "hashing:0", "hashing:x", "hashing:65537"})
    void unknownEmbedderIsNamedWithWhatIsAllowed(String spec) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedders.create(spec, DEFAULTS))
                .withMessageContaining("'" + spec + "'")
                .withMessageContaining("onnx, http, hashing");
    }

    @Test
    void httpWithoutItsServerSaysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedders.create("http", DEFAULTS))
                .withMessageContaining("base url, model and dimension");
    }

    private static EmbeddingModel model(String spec) {
        try (Embedder embedder = Embedders.create(spec, DEFAULTS)) {
            return embedder.model();
        }
    }
}
