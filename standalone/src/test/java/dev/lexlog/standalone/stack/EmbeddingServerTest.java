package dev.lexlog.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.standalone.data.CannotStart;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingServerTest {
    private static final Map<String, String> NEEDED =
            Map.of(
                    EmbeddingServer.URL, "http://127.0.0.1:1",
                    EmbeddingServer.MODEL, "e5",
                    EmbeddingServer.DIMENSION, "1024");

    @Test
    void windowIsAsAskedForOrTheDefault() {
        assertThat(EmbeddingServer.of(NEEDED).windowCharacters()).isEqualTo(1_500);
        assertThat(EmbeddingServer.of(with(EmbeddingServer.WINDOW, "600")).windowCharacters())
                .isEqualTo(600);
    }

    @Test
    void variableThatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> EmbeddingServer.of(with(EmbeddingServer.WINDOW, "large")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("LEXLOG_EMBEDDINGS_WINDOW is no number: large");
        assertThatThrownBy(() -> EmbeddingServer.of(with(EmbeddingServer.DIMENSION, "x")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("LEXLOG_EMBEDDINGS_DIMENSION is no number: x");
    }

    @Test
    void windowOutOfRangeIsNamed() {
        assertThatThrownBy(() -> EmbeddingServer.of(with(EmbeddingServer.WINDOW, "3")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("window-characters is 3");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> EmbeddingServer.of(Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("LEXLOG_EMBEDDINGS_URL, LEXLOG_EMBEDDINGS_MODEL");
    }

    private static Map<String, String> with(String name, String value) {
        var all = new HashMap<>(NEEDED);
        all.put(name, value);
        return all;
    }
}
