package dev.lexlog.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that is empty at first and gone when it is closed.
public record ScratchFolder(Path path) implements AutoCloseable {
    public static ScratchFolder below(Path parent, String name) throws IOException {
        var folder = new ScratchFolder(parent.resolve("scratch").resolve(name));
        folder.close();
        Files.createDirectories(folder.path);
        return folder;
    }

    /// Of every file in it, or of a file.
    public static long bytes(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).mapToLong(ScratchFolder::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
