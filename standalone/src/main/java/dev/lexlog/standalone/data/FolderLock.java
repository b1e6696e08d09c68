package dev.lexlog.standalone.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Who uses a folder: a file that the holder locks, with a line about the holder inside. The
/// operating system drops the lock with the process, however it ends.
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        var file = folder.resolve("lexlog.lock");
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder, Files.readString(file).strip());
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder, "this process");
        } catch (RuntimeException | IOException e) {
            channel.close();
            throw e;
        }
        var lock = new FolderLock(channel);
        lock.describe("pid " + ProcessHandle.current().pid() + " (starting)");
        return lock;
    }

    /// What the next one who wants the folder is told.
    void describe(String holder) throws IOException {
        var bytes = ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8));
        channel.truncate(0);
        channel.write(bytes, 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static CannotStart inUse(Path folder, String holder) {
        return new CannotStart(
                "data folder %s is in use by %s: stop it, or another --data"
                        .formatted(folder, holder));
    }
}
