package dev.lexlog.standalone.data;

import dev.lexlog.schemas.failure.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/// The folder that holds everything, ours alone until it is closed. Made on first use; what it was
/// made with is kept in `lexlog.json` and cannot change.
public final class DataFolder implements AutoCloseable {
    private static final long LEAST_FREE = 256L * 1024 * 1024;

    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// `LEXLOG_DATA`, else `lexlog` where the user keeps data.
    public static Path defaultPath(Map<String, String> environment) {
        var chosen = environment.getOrDefault("LEXLOG_DATA", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        var xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return xdg.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share", "lexlog")
                : Path.of(xdg, "lexlog");
    }

    /// {@link CannotStart} when it is in use, cannot be written or is full.
    public static DataFolder open(Path path) {
        var folder = new DataFolder(path, lock(path));
        try {
            folder.requireSpace();
            return folder;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /// {@link CannotStart} when it was made with anything else; a new folder is made so.
    public void require(Making making) {
        try {
            var file = new MakingFile(path.resolve("lexlog.json"));
            var made = file.read();
            if (made.isEmpty()) {
                file.write(making);
                return;
            }
            var difference = made.get().difference(making);
            if (!difference.isEmpty()) {
                throw new CannotStart("data folder %s %s".formatted(path, difference));
            }
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path workerState() {
        return path.resolve("worker");
    }

    /// Where generations lie, each in a folder `g<number>` of its own.
    public Path generations() {
        return path.resolve("generations");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /// Lets whoever asks for this folder next know where its holder answers.
    public void announce(URI api) {
        try {
            lock.describe("pid " + ProcessHandle.current().pid() + " (lexlog at " + api + ")");
        } catch (IOException e) {
            throw new Fault("cannot write to the lock of " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new Fault("cannot release the lock of " + path, e);
        }
    }

    private static FolderLock lock(Path path) {
        try {
            Files.createDirectories(path);
            return FolderLock.take(path);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private void requireSpace() {
        long free = path.toFile().getUsableSpace();
        if (free < LEAST_FREE) {
            throw new CannotStart(
                    "only %d MB are free for data folder %s, %d MB are needed: make room, or another --data"
                            .formatted(free >> 20, path, LEAST_FREE >> 20));
        }
    }

    private static CannotStart unwritable(Path path, IOException cause) {
        var reason =
                switch (cause) {
                    case AccessDeniedException _ -> "permission denied";
                    case FileAlreadyExistsException _ -> "a file is in its place";
                    case NoSuchFileException _ -> "no such folder";
                    case IOException other -> String.valueOf(other.getMessage());
                };
        return new CannotStart(
                "cannot write to data folder %s (%s): another --data".formatted(path, reason),
                cause);
    }
}
