package dev.lexlog.standalone.cli.collect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The files to publish, in the order of their names, and what was left out.
///
/// @param notText how many files hold documents that are not text, by suffix
/// @param others how many files are of a kind that says nothing to Lexlog
public record Collected(
        List<TextFile> texts, List<Path> eventFiles, Map<String, Integer> notText, int others) {
    public Collected {
        texts = List.copyOf(texts);
        eventFiles = List.copyOf(eventFiles);
    }

    public boolean isEmpty() {
        return texts.isEmpty() && eventFiles.isEmpty();
    }

    /// One document; its name is the path below the folder that was named.
    public record TextFile(String name, Path path, String contentType) {}
}
