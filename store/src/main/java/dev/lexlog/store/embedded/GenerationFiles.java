package dev.lexlog.store.embedded;

import dev.lexlog.schemas.failure.Fault;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Where a generation lies: a DuckDB file and a Lucene directory in a folder of its own, and the
/// name that folder has while it is being removed.
record GenerationFiles(Path home, Path removed) {
    static GenerationFiles of(Path folder, int number) {
        return new GenerationFiles(
                folder.resolve("g" + number), folder.resolve("g" + number + ".removed"));
    }

    Path database() {
        return home.resolve("lexlog.duckdb");
    }

    Path index() {
        return home.resolve("lucene");
    }

    void create() {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new Fault("cannot make the folder " + home + ": " + e.getMessage(), e);
        }
    }

    /// Whole or not at all, as far as anybody sees who opens it; goes on where a crash stopped it.
    void remove(Runnable step) {
        try {
            delete(removed);
            if (Files.exists(home)) {
                Files.move(home, removed, StandardCopyOption.ATOMIC_MOVE);
                step.run();
                delete(removed);
            }
        } catch (IOException e) {
            throw new Fault("cannot remove the folder " + home + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deletion());
        }
    }

    long bytes() {
        if (!Files.exists(home)) {
            return 0;
        }
        var sum = new Sum();
        try {
            Files.walkFileTree(home, sum);
        } catch (IOException e) {
            throw new Fault("cannot read the folder " + home + ": " + e.getMessage(), e);
        }
        return sum.bytes;
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    /// Of a folder whose files come and go meanwhile.
    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
