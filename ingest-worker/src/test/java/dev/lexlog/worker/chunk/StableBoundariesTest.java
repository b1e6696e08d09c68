package dev.lexlog.worker.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// SEMANTICS §2.7: one paragraph inserted on top of 200 changes at most about 8 of 80 chunks.
class StableBoundariesTest {
    private static final Chunker CHUNKER = new Chunker(ChunkerSettings.defaults());
    private static final int SEEDS = 100;

    /// Name, shortest and longest paragraph, how many, what parts them, and the mean chunk that
    /// plain packing makes of them.
    static Stream<Arguments> corpora() {
        return Stream.of(
                Arguments.of("mixed", 200, 900, 200, "\n\n"),
                Arguments.of("alike", 400, 600, 200, "\n\n"),
                Arguments.of("equal", 490, 490, 200, "\n\n"),
                Arguments.of("two to a chunk", 600, 600, 200, "\n\n"),
                Arguments.of("lines of a log", 60, 100, 1_250, "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpora")
    void paragraphOnTopChangesFewChunksAndNoneBehindTheNextHeading(
            String name, int shortest, int longest, int count, String gap) {
        var changed = new ArrayList<Integer>();
        int chunks = 0;
        int packed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var paragraphs = paragraphs(random, shortest, longest, count);
            var rest = gap + "# Next" + gap + String.join(gap, paragraphs.reversed());
            var before = String.join(gap, paragraphs) + rest;
            var inserted = paragraphs(random, shortest, longest, 1).getFirst();
            var old = chunk(before);
            var now = chunk(inserted + gap + before);

            assertThat(behindHeading(now)).as("seed %d", seed).isEqualTo(behindHeading(old));
            var known = new HashSet<>(texts(old));
            changed.add((int) texts(now).stream().filter(t -> !known.contains(t)).count());
            chunks += old.size() - behindHeading(old).size();
            packed += packed(paragraphs, gap.length());
        }
        changed.sort(null);
        var summary =
                "%s: median %d, 9 in 10 at most %d; chunks %d, by plain packing %d"
                        .formatted(
                                name,
                                changed.get(SEEDS / 2),
                                changed.get(SEEDS * 9 / 10),
                                chunks,
                                packed);
        assertThat(changed.get(SEEDS / 2)).as(summary).isLessThanOrEqualTo(8);
        assertThat(chunks).as(summary).isLessThan(packed * 11 / 10);
    }

    /// How many chunks there are when nothing but the target decides.
    private static int packed(List<String> paragraphs, int gap) {
        int chunks = 1;
        int length = -gap;
        for (var paragraph : paragraphs) {
            length += gap + paragraph.length();
            if (length > ChunkerSettings.defaults().target()) {
                chunks++;
                length = paragraph.length();
            }
        }
        return chunks;
    }

    private static List<Piece> chunk(String content) {
        return CHUNKER.chunk(content, "text/plain");
    }

    private static List<String> texts(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).toList();
    }

    private static List<String> behindHeading(List<Piece> pieces) {
        return texts(pieces.stream().filter(piece -> piece.section() != null).toList());
    }

    private static List<String> paragraphs(Random random, int shortest, int longest, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> paragraph(random, random.nextInt(shortest, longest + 1)))
                .toList();
    }

    private static String paragraph(Random random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            random.ints(random.nextInt(2), 'a', 'z' + 1).forEach(text::appendCodePoint);
            text.append(' ');
        }
        return text.substring(0, length - 1) + ".";
    }
}
