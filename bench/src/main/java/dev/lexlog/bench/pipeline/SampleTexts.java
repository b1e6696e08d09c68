package dev.lexlog.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Documents of real sentences: sections of the sample's headings, each with paragraphs drawn from
/// all of it. The same seed draws the same documents.
final class SampleTexts {
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
    private static final int PARAGRAPHS = 6;

    private final List<String> headings = new ArrayList<>();
    private final List<String> paragraphs = new ArrayList<>();
    private final long seed;

    private SampleTexts(long seed) {
        this.seed = seed;
    }

    static SampleTexts read(Path folder, long seed) throws IOException {
        var texts = new SampleTexts(seed);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(SampleTexts::isMarkdown).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        if (texts.headings.isEmpty() || texts.paragraphs.isEmpty()) {
            throw new IOException("no Markdown in " + folder);
        }
        return texts;
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }

    private void add(String markdown) {
        for (var block : BLANK_LINES.split(markdown.strip(), -1)) {
            if (block.startsWith("#")) {
                headings.add(block.lines().findFirst().orElseThrow().replaceFirst("^#+ *", ""));
            } else {
                paragraphs.add(block.strip());
            }
        }
    }

    /// Documents `from` to `to` of so many sections.
    List<MadeDocument> documents(String kind, int from, int to, int sections) {
        return IntStream.range(from, to).mapToObj(i -> document(kind, i, sections)).toList();
    }

    private MadeDocument document(String kind, int index, int sections) {
        var random = new SplittableRandom(31 * (31 * seed + kind.hashCode()) + index);
        var content = new StringBuilder("# %s %d\n".formatted(kind, index));
        for (int i = 0; i < sections; i++) {
            content.append("\n## ").append(drawn(headings, random)).append('\n');
            for (int j = 0; j < PARAGRAPHS; j++) {
                content.append('\n').append(drawn(paragraphs, random)).append('\n');
            }
        }
        return new MadeDocument("%s/%d.md".formatted(kind, index), content.toString());
    }

    private static String drawn(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
