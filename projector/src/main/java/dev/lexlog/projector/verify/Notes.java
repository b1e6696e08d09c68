package dev.lexlog.projector.verify;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.lexlog.schemas.failure.Unavailable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Notes on the keys of one table, in temporary files by the hash of the key: all notes of a key
/// are in one file, in the order in which they were taken, and each file is small enough for
/// memory. A disk that is full makes them {@link Unavailable}. Several threads may take notes.
final class Notes implements AutoCloseable {
    private static final int NOTES_A_FILE = 250_000;
    private static final int MOST_FILES = 256;

    private final List<NoteFile> files = new ArrayList<>();

    /// About so many notes will be taken.
    Notes(long expected) {
        long count = Math.clamp(expected / NOTES_A_FILE + 1, 1, MOST_FILES);
        try {
            for (int i = 0; i < count; i++) {
                files.add(NoteFile.create());
            }
        } catch (IOException e) {
            close();
            throw failure(e);
        }
    }

    void take(Note note) {
        try {
            files.get(Math.floorMod(note.key().hashCode(), files.size())).write(note);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// Each file on its own; no more notes can be taken then.
    void read(Consumer<List<Note>> file) {
        try {
            for (var each : files) {
                file.accept(each.notes());
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static Unavailable failure(IOException e) {
        return new Unavailable(
                "verifying needs room in the folder for temporary files, %s: %s"
                        .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                e);
    }

    @Override
    public void close() {
        files.forEach(NoteFile::close);
    }

    /// It has no name from the moment it is opened, so nothing of it stays behind a kill.
    private record NoteFile(FileChannel channel, DataOutputStream output) {
        static NoteFile create() throws IOException {
            var path = Files.createTempFile("lexlog-verify", null);
            var channel = FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
            var output = new BufferedOutputStream(Channels.newOutputStream(channel));
            return new NoteFile(channel, new DataOutputStream(output));
        }

        synchronized void write(Note note) throws IOException {
            note.write(output);
        }

        List<Note> notes() throws IOException {
            output.flush();
            channel.position(0);
            var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            var notes = new ArrayList<Note>();
            while (in.available() > 0) {
                notes.add(Note.read(in));
            }
            return notes;
        }

        void close() {
            try {
                channel.close();
            } catch (IOException _) {
                // Nothing of it is wanted any more.
            }
        }
    }
}
