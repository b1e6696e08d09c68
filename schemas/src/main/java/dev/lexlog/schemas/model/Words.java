package dev.lexlog.schemas.model;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// A name or a verb as the words it is made of. `customerOrderIDs` are three words, `APIs` is one.
final class Words {
    private static final Pattern ACRONYM_PLURAL = Pattern.compile("(\\p{Lu}{2,})s");

    /// Between `r` and `O` of `orderOf`, `3` and `B` of `s3Bucket`, `P` and `S` of `HTTPServer`; but
    /// not within `APIs`.
    private static final Pattern CAMEL_CASE =
            Pattern.compile(
                    "(?<=\\p{Ll})(?=\\p{Lu})"
                            + "|(?<=\\p{Nd})(?=\\p{Lu}\\p{Ll})"
                            + "|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})(?!\\p{Lu}s(?!\\p{Ll}))");

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[_\\-\\s\\p{Z}]+");
    private static final Pattern BETWEEN_VERBS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private Words() {}

    static boolean hasCamelCase(String text) {
        return CAMEL_CASE.matcher(text).find();
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

    private static List<String> words(String text, Pattern between) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var spaced = CAMEL_CASE.matcher(composed).replaceAll(" ");
        return between.splitAsStream(spaced).filter(word -> !word.isEmpty()).toList();
    }
}
