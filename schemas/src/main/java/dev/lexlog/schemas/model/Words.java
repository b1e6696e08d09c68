package dev.lexlog.schemas.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name or a verb as the words it is made of. `customerOrderIDs` are three words, `APIs` is one.
final class Words {
    private static final Pattern ACRONYM_PLURAL = Pattern.compile("(\\p{Lu}{2,})s");

    /// In a shape: between `r` and `O` of `orderOf`, `3` and `B` of `s3Bucket`, `P` and `S` of
    /// `HTTPServer`; but not within `APIs`.
    private static final Pattern CAMEL_CASE =
            Pattern.compile("(?<=[ls])(?=u)|(?<=d)(?=u[ls])|(?<=u)(?=u[ls])(?!us(?![ls]))");

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[_\\-\\s\\p{Z}]+");
    private static final Pattern BETWEEN_VERBS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private Words() {}

    static boolean hasCamelCase(String text) {
        return CAMEL_CASE.matcher(shape(text)).find();
    }

    /// Parted by spaces, `_`, `-` and camelCase.
    static List<String> ofName(String name) {
        return words(name, BETWEEN_NAMES);
    }

    /// Parted by whatever is neither letter nor digit, and by camelCase.
    static List<String> ofVerb(String verb) {
        return words(verb, BETWEEN_VERBS);
    }

    /// `API` for `APIs`; any other word as it is.
    static String withoutAcronymPlural(String word) {
        var plural = ACRONYM_PLURAL.matcher(word);
        return plural.matches() ? plural.group(1) : word;
    }

    static boolean isUpperCase(int codePoint) {
        return shape(codePoint) == 'u';
    }

    static boolean isLowerCase(int codePoint) {
        return shape(codePoint) == 'l' || shape(codePoint) == 's';
    }

    private static List<String> words(String text, Pattern between) {
        return between.splitAsStream(spaced(Normalizer.normalize(text, Normalizer.Form.NFC)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String spaced(String text) {
        var spaced = new StringBuilder();
        var boundary = CAMEL_CASE.matcher(shape(text));
        int begin = 0;
        int beginInShape = 0;
        while (boundary.find()) {
            int end = text.offsetByCodePoints(begin, boundary.start() - beginInShape);
            spaced.append(text, begin, end).append(' ');
            begin = end;
            beginInShape = boundary.start();
        }
        return spaced.append(text, begin, text.length()).toString();
    }

    /// One sign a code point.
    private static String shape(String text) {
        var shape = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shape.append(shape(c)));
        return shape.toString();
    }

    /// `u`pper-case, `l`ower-case, an `s`, a `d`igit or anything else. Letters without the other
    /// case have none: they are the same before and after.
    private static char shape(int codePoint) {
        if (codePoint == 's') {
            return 's';
        }
        var letter = Character.toString(codePoint);
        if (Character.isUpperCase(codePoint) && !letter.toLowerCase(Locale.ROOT).equals(letter)) {
            return 'u';
        }
        if (Character.isLowerCase(codePoint) && !letter.toUpperCase(Locale.ROOT).equals(letter)) {
            return 'l';
        }
        return Character.isDigit(codePoint) ? 'd' : 'x';
    }
}
