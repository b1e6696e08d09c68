package dev.lexlog.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/// Documents of made-up words, a paragraph for each chunk. The same seed makes the same ones.
public record MadeDocuments(long seed, int paragraphs, int words) {
    private static final int VOCABULARY = 50_000;

    /// As a file that `lexlog publish` reads; `kind` begins their names.
    public Path write(Path folder, String kind, int count) throws IOException {
        var random = new SplittableRandom(seed + kind.hashCode());
        var file = folder.resolve(kind + ".jsonl");
        try (var lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                lines.write(
                        "{\"name\":\"%s/%d\",\"content\":\"%s\"}\n"
                                .formatted(kind, i, content(random)));
            }
        }
        return file;
    }

    private String content(SplittableRandom random) {
        var content = new StringJoiner("\\n\\n");
        for (int i = 0; i < paragraphs; i++) {
            var text = new StringJoiner(" ");
            for (int word = 0; word < words; word++) {
                text.add(Integer.toString(random.nextInt(VOCABULARY), Character.MAX_RADIX));
            }
            content.add(text.toString());
        }
        return content.toString();
    }
}
