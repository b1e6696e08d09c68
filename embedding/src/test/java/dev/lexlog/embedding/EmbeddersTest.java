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
    private static final EmbedderConfig WITH_SERVER =
            new EmbedderConfig(
                    1, HttpEmbedderConfig.of(URI.create("http://localhost:1"), "e5", 1_024));

    @Test
    void hashingHasTheDimensionOfThePackagedModelUnlessTold() {
        assertThat(model("hashing")).isEqualTo(new EmbeddingModel("hashing:384", 384));
        assertThat(model("hashing:1024")).isEqualTo(new EmbeddingModel("hashing:1024", 1_024));
    }

    @Test
    void httpHasTheModelOfItsConfiguration() {
        try (Embedder embedder = Embedders.create("http", WITH_SERVER)) {
            assertThat(embedder.model()).isEqualTo(new EmbeddingModel("e5", 1_024));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "minilm",
                "hashing:",
                "hashing:0",
                "hashing:x",
                "hashing:65537",
                "http:",
                "http:e5",
                "http::8",
                "http:e5:",
                "http:e5:0"
            })
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

    @Test
    void specificationSaysItsModelWithoutMakingIt() {
        assertThat(Embedders.model("onnx", DEFAULTS))
                .isEqualTo(new EmbeddingModel("bge-small-en-v1.5-q", 384));
        assertThat(Embedders.model("hashing:0016", DEFAULTS))
                .isEqualTo(new EmbeddingModel("hashing:16", 16));
        assertThat(Embedders.model("http", WITH_SERVER)).isEqualTo(new EmbeddingModel("e5", 1_024));
        assertThat(Embedders.model("http:bge-m3:latest:512", DEFAULTS))
                .isEqualTo(new EmbeddingModel("bge-m3:latest", 512));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:hashing:8:8", "http:bge-small-en-v1.5-q:384"})
    void modelOfThisProcessIsNotAskedOfTheServer(String spec) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedders.model(spec, WITH_SERVER))
                .withMessageContaining("not of the server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onnx", "hashing:16", "http", "http:other:7"})
    void modelOfASpecificationIsMadeByItsName(String spec) {
        var model = Embedders.model(spec, WITH_SERVER);
        try (Embedder embedder = Embedders.forModel(model, WITH_SERVER)) {
            assertThat(embedder.model()).isEqualTo(model);
        }
    }

    @Test
    void modelOfAServerNobodyConfiguredIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedders.forModel(new EmbeddingModel("e5", 1_024), DEFAULTS))
                .withMessageContaining("the model 'e5' needs an embedding server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashing:9", "hashing:08", "hashing:", "bge-small-en-v1.5-q"})
    void dimensionThatTheNameDoesNotHaveIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedders.forModel(new EmbeddingModel(name, 8), WITH_SERVER))
                .withMessage("there is no model '" + name + "' of 8 dimensions");
    }

    private static EmbeddingModel model(String spec) {
        try (Embedder embedder = Embedders.create(spec, DEFAULTS)) {
            return embedder.model();
        }
    }
}
