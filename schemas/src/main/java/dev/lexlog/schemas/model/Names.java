package dev.lexlog.schemas.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names as they are compared. SQL never folds case (law 4): rows carry what these functions say.
public final class Names {
    private Names() {}

    /// NFC, lower-cased by the root locale: equal for names that differ in case only.
    public static String folded(String name) {
        return Normalizer.normalize(
                Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFC);
    }

    /// An entity's name: camelCase, `_` and `-` become single spaces, every word its singular, all
    /// lower-case unless a proper noun. `customer_orders`, `customerOrders` and `customer orders`
    /// are one; empty when nothing but separators is there. Normalising again changes nothing.
    public static String normalised(String name) {
        boolean isProperNoun = isProperNoun(name);
        return Words.ofName(name).stream()
                .map(Words::withoutAcronymPlural)
                .map(word -> Singular.of(isProperNoun ? word : folded(word)))
                .collect(Collectors.joining(" "));
    }

    /// How readers see a name for which nobody gave a display name: normalised, every word
    /// capitalised.
    public static String displayed(String name) {
        var normalised = normalised(name);
        if (normalised.isEmpty() || isProperNoun(name)) {
            return normalised;
        }
        return Words.ofName(normalised).stream()
                .map(Names::capitalised)
                .collect(Collectors.joining(" "));
    }

    /// All upper-case, or capitalised and without `_`, `-` and camelCase.
    private static boolean isProperNoun(String name) {
        var stripped = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (stripped.isEmpty()) {
            return false;
        }
        boolean isCapitalised =
                Words.isUpperCase(stripped.codePointAt(0))
                        && stripped.indexOf('_') < 0
                        && stripped.indexOf('-') < 0
                        && !Words.hasCamelCase(stripped);
        return isCapitalised || isUpperCase(stripped);
    }

    private static boolean isUpperCase(String text) {
        return text.codePoints().anyMatch(Words::isUpperCase)
                && text.codePoints().noneMatch(Words::isLowerCase);
    }

    private static String capitalised(String word) {
        int first = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + word.substring(Character.charCount(first));
    }
}
