package dev.lexlog.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/// Documents of made-up words, a paragraph for each chunk. Each paragraph keeps to the few words of
/// a topic, so that its vector has neighbours. The same seed makes the same ones.
public record MadeDocuments(long seed, int paragraphs, int words) {
    private static final int TOPICS = 1_000;
    private static final int WORDS_OF_A_TOPIC = 50;

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
            int topic = random.nextInt(TOPICS) * WORDS_OF_A_TOPIC;
            for (int word = 0; word < words; word++) {
                int number = topic + random.nextInt(WORDS_OF_A_TOPIC);
                text.add(Integer.toString(number, Character.MAX_RADIX));
            }
            content.add(text.toString());
        }
        return content.toString();
    }
}
