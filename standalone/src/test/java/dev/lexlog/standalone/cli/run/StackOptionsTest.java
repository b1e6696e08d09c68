package dev.lexlog.standalone.cli.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"onnx", "http", "hashing", "hashing:1024"})
    void knowsTheEmbedders(String embedder) {
        assertThatCode(() -> options("127.0.0.1", 1, 2, 3, embedder)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ONNX", "hashing:", "hashing:0", "hashing:99999", "openai"})
    void refusesOtherEmbedders(String embedder) {
        assertThatThrownBy(() -> options("h", 1, 2, 3, embedder))
                .hasMessageContaining("--embedder is onnx, http, hashing or hashing:N")
                .hasMessageEndingWith("not " + embedder);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesImpossiblePorts(int port) {
        assertThatThrownBy(() -> options("h", 1, port, 3, "onnx"))
                .hasMessage("--kafka-port is 0 to 65535, not " + port);
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatThrownBy(() -> options("h", 8081, 9092, 8081, "onnx"))
                .hasMessageContaining("must differ: 8081, 9092, 8081");
    }

    @Test
    void freePortsMayBeAskedForTwice() {
        assertThatCode(() -> options("h", 0, 0, 0, "onnx")).doesNotThrowAnyException();
    }

    private static StackOptions options(
            String host, int http, int kafka, int registry, String embedder) {
        return new StackOptions(Path.of("data"), host, http, kafka, registry, embedder);
    }
}
