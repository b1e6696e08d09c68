package dev.lexlog.standalone.cli.run;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// What to start, checked. A port of 0 is any free one.
///
/// @param embedder `onnx`, `http`, `hashing` or `hashing:N`
public record StackOptions(
        Path data, String host, int httpPort, int kafkaPort, int registryPort, String embedder) {
    private static final Pattern EMBEDDER = Pattern.compile("onnx|http|hashing(:[1-9][0-9]{0,3})?");

    public StackOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("--host is empty");
        }
        check("--http-port", httpPort);
        check("--kafka-port", kafkaPort);
        check("--registry-port", registryPort);
        if (same(httpPort, kafkaPort)
                || same(httpPort, registryPort)
                || same(kafkaPort, registryPort)) {
            throw new IllegalArgumentException(
                    "--http-port, --kafka-port and --registry-port must differ: %d, %d, %d"
                            .formatted(httpPort, kafkaPort, registryPort));
        }
        if (!EMBEDDER.matcher(embedder).matches()) {
            throw new IllegalArgumentException(
                    "--embedder is onnx, http, hashing or hashing:N (N dimensions), not "
                            + embedder);
        }
    }

    private static boolean same(int port, int other) {
        return port != 0 && port == other;
    }

    private static void check(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("%s is 0 to 65535, not %d".formatted(option, port));
        }
    }
}
