package dev.lexlog.standalone.cli.run;

import dev.lexlog.standalone.cli.client.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// The data folder of a demo.
final class TemporaryFolder {
    private TemporaryFolder() {}

    static Path create() {
        try {
            return Files.createTempDirectory("lexlog-demo-");
        } catch (IOException e) {
            throw new CommandFailed(
                    "cannot make a temporary folder (%s): set TMPDIR, or use up --data"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
