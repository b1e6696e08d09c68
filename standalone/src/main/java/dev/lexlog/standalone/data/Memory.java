package dev.lexlog.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How much memory there is to be had.
public final class Memory {
    private static final long WANTED_KIB = 3L << 20;
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private Memory() {}

    /// Empty when it is enough, or when the system does not say.
    public static Optional<String> warning() {
        try {
            return Files.exists(MEMINFO) ? warning(Files.readString(MEMINFO)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static Optional<String> warning(String meminfo) {
        return meminfo.lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .filter(kib -> kib < WANTED_KIB)
                .map(kib ->
                        "only %.1f GiB of memory are free, 3 GiB are wanted: it may become slow"
                                .formatted(kib / (double) (1 << 20)))
                .findFirst();
    }
}
