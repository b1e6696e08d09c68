package dev.lexlog.projector.verify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Notes on the keys of one table, in files by the hash of the key: all notes of a key are in one
/// file, in the order in which they were taken, and each file is small enough for memory.
final class Notes implements AutoCloseable {
    private static final int NOTES_A_FILE = 250_000;
    private static final int MOST_FILES = 256;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> outputs = new ArrayList<>();

    /// About so many notes will be taken.
    Notes(long expected) {
        try {
            folder = Files.createTempDirectory("lexlog-verify");
            long count = Math.clamp(expected / NOTES_A_FILE + 1, 1, MOST_FILES);
            for (int i = 0; i < count; i++) {
                var file = folder.resolve(Integer.toString(i));
                files.add(file);
                outputs.add(
                        new DataOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void take(Note note) {
        try {
            int file = Math.floorMod(note.key().hashCode(), outputs.size());
            note.write(outputs.get(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Each file on its own; no more notes can be taken then.
    void read(Consumer<List<Note>> file) {
        try {
            for (var output : outputs) {
                output.close();
            }
            for (var path : files) {
                file.accept(notes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Note> notes(Path path) throws IOException {
        var notes = new ArrayList<Note>();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            while (in.available() > 0) {
                notes.add(Note.read(in));
            }
        }
        return notes;
    }

    @Override
    public void close() {
        try {
            for (var output : outputs) {
                output.close();
            }
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
