package dev.lexlog.bench.search;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/// Texts of made-up words, whose frequencies fall with their rank as in a natural language (the law
/// of Zipf and Mandelbrot, weight 1 / (rank + 10)).
final class ZipfTexts {
    private static final int WORDS = 4_000;
    private static final double SHIFT = 10;
    private static final String CONSONANTS = "bdfghklmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();

    private final double[] upTo = new double[WORDS];
    private final Draws texts;
    private final Draws questions;

    ZipfTexts(long seed) {
        this.texts = new Draws(seed, "texts");
        this.questions = new Draws(seed, "questions");
        double sum = 0;
        for (int rank = 0; rank < WORDS; rank++) {
            sum += 1 / (rank + 1 + SHIFT);
            upTo[rank] = sum;
        }
    }

    String text(long index) {
        var random = texts.of(index);
        return words(random, random.nextInt(60, 121));
    }

    String question(long index) {
        var random = questions.of(index);
        return words(random, random.nextInt(4, 8));
    }

    private String words(SplittableRandom random, int count) {
        var text = new StringJoiner(" ");
        for (int i = 0; i < count; i++) {
            text.add(word(drawn(random)));
        }
        return text.toString();
    }

    private int drawn(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble(upTo[WORDS - 1]));
        return found < 0 ? -found - 1 : found;
    }

    /// A word of a rank of its own: as many syllables as its number has digits in base 80. It ends
    /// in `k`, which no stemmer takes off.
    static String word(int rank) {
        var word = new StringBuilder();
        for (int rest = rank + SYLLABLES; rest > 0; rest /= SYLLABLES) {
            int syllable = rest % SYLLABLES;
            word.append(CONSONANTS.charAt(syllable / VOWELS.length()));
            word.append(VOWELS.charAt(syllable % VOWELS.length()));
        }
        return word.append('k').toString();
    }
}
