package dev.lexlog.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.embedding.http.HttpEmbedderConfig;
import dev.lexlog.standalone.data.CannotStart;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class EmbeddingsConfigTest {
    private static final Map<String, String> NEEDED =
            Map.of(
                    "LEXLOG_EMBEDDINGS_URL", "http://127.0.0.1:1",
                    "LEXLOG_EMBEDDINGS_MODEL", "e5",
                    "LEXLOG_EMBEDDINGS_DIMENSION", "1024");

    @Test
    void windowIsAsAskedForOrTheDefault() {
        assertThat(http(NEEDED).windowCharacters()).isEqualTo(1_500);
        assertThat(http(with("LEXLOG_EMBEDDINGS_WINDOW", "600")).windowCharacters()).isEqualTo(600);
    }

    @Test
    void variableThatIsNoNumberIsNamed() {
        assertRefused(with("LEXLOG_EMBEDDINGS_WINDOW", "large"))
                .hasMessageContaining("(large) is no number")
                .hasMessageEndingWith("in LEXLOG_EMBEDDINGS_WINDOW");
        assertRefused(with("LEXLOG_EMBEDDINGS_DIMENSION", "x"))
                .hasMessageEndingWith("in LEXLOG_EMBEDDINGS_DIMENSION");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRefused(Map.of())
                .hasMessageContaining("embeddings.url ($LEXLOG_EMBEDDINGS_URL)")
                .hasMessageContaining("embeddings.dimension ($LEXLOG_EMBEDDINGS_DIMENSION)");
    }

    @Test
    void keyIsNotShown() {
        assertRefused(with("LEXLOG_EMBEDDINGS_KEY", "not ascii é"))
                .hasMessageContaining("api key")
                .hasMessageNotContaining("not ascii");
    }

    @Test
    void embedderThatNeedsNoServerIgnoresIt() {
        var environment = Map.of("LEXLOG_EMBEDDINGS_MODEL", "e5", "LEXLOG_API_PORT", "x");

        assertThat(EmbeddingsConfig.of("hashing:8", environment).settings().http()).isNull();
    }

    @Test
    void serverIsKnownForALaterModelToo() {
        var later = EmbeddingsConfig.of("hashing:8", NEEDED).settings().http();

        assertThat(later).isEqualTo(http(NEEDED));
    }

    @Test
    void serverWithoutItsModelIsRefusedWhateverTheEmbedder() {
        var environment = Map.of("LEXLOG_EMBEDDINGS_URL", "http://127.0.0.1:1");

        assertThatThrownBy(() -> EmbeddingsConfig.of("onnx", environment))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("embeddings.url needs embeddings.model");
    }

    private static HttpEmbedderConfig http(Map<String, String> environment) {
        return Objects.requireNonNull(EmbeddingsConfig.of("http", environment).settings().http());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Map<String, String> environment) {
        return assertThatThrownBy(() -> EmbeddingsConfig.of("http", environment))
                .isInstanceOf(CannotStart.class);
    }

    private static Map<String, String> with(String name, String value) {
        var all = new HashMap<>(NEEDED);
        all.put(name, value);
        return all;
    }
}
