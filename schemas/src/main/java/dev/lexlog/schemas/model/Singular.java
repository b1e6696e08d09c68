package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// English nouns in the singular. No dictionary: rules for endings, and a list of what they get
/// wrong. The singular of a singular is the same word.
final class Singular {
    private static final Map<String, String> IRREGULAR =
            pairs(
                    """
                    people person, men man, women woman, children child, feet foot, teeth tooth,
                    geese goose, mice mouse, oxen ox, wives wife, lives life, knives knife,
                    wolves wolf, halves half, shelves shelf, leaves leaf, loaves loaf, thieves thief,
                    indices index, vertices vertex, matrices matrix, appendices appendix,
                    criteria criterion, phenomena phenomenon, schemata schema, axes axis,
                    analyses analysis, crises crisis, theses thesis, hypotheses hypothesis,
                    syntheses synthesis, diagnoses diagnosis, parentheses parenthesis, synopses synopsis,
                    ids id, ads ad, menus menu, gurus guru, skus sku, cpus cpu, gpus gpu, apis api,
                    kpis kpi, uris uri, guis gui, clis cli, rois roi, taxis taxi, wikis wiki,
                    emojis emoji, caches cache, niches niche, aches ache, headaches headache,
                    avalanches avalanche, shoes shoe, toes toe, canoes canoe, foes foe,
                    movies movie, cookies cookie, calories calorie, zombies zombie, rookies rookie,
                    quizzes quiz, lenses lens, buses bus
                    """);

    private static final Set<String> UNCHANGED =
            words(
                    """
                    series species news lens always perhaps sometimes whereas afterwards
                    analytics economics electronics ethics genetics logistics mathematics physics
                    politics robotics headquarters corps earnings bias alias atlas canvas christmas
                    pancreas gas chaos cosmos ethos kudos pathos macos cors saas paas iaas sas
                    kubernetes postgres kansas arkansas texas thomas james netherlands philippines
                    """);

    /// Words that end in `s` and have `es` in the plural.
    private static final Set<String> PLURAL_IN_ES =
            words(
                    """
                    status virus campus bonus census focus corpus radius nexus surplus apparatus
                    prospectus consensus chorus circus cactus octopus syllabus stimulus
                    bias alias atlas canvas gas pancreas iris
                    """);

    private Singular() {}

    /// The word's letters keep their case.
    static String of(String word) {
        var lower = asciiLower(word);
        var singular = lower;
        for (var next = step(singular); !next.equals(singular); next = step(singular)) {
            singular = next;
        }
        return lower.startsWith(singular)
                ? word.substring(0, singular.length())
                : inCaseOf(word, singular);
    }

    private static String step(String word) {
        var irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        return isPlural(word) ? regular(word) : word;
    }

    private static boolean isPlural(String word) {
        int length = word.length();
        return length > 3
                && word.charAt(length - 1) == 's'
                && Character.isLetter(word.codePointBefore(length - 1))
                && !endsIn(word, "ss", "us", "is", "js")
                && hasVowel(word)
                && !UNCHANGED.contains(word);
    }

    private static String regular(String word) {
        if (endsIn(word, "ies") && word.length() > 4) {
            return without(word, 3) + "y";
        }
        if (endsIn(word, "sses", "ches", "shes", "xes", "tzes", "zzes", "oes")) {
            return without(word, 2);
        }
        if (endsIn(word, "ses") && PLURAL_IN_ES.contains(without(word, 2))) {
            return without(word, 2);
        }
        return without(word, 1);
    }

    private static String inCaseOf(String word, String singular) {
        if (word.equals(word.toUpperCase(Locale.ROOT))) {
            return singular.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(word.codePointAt(0))
                ? singular.substring(0, 1).toUpperCase(Locale.ROOT) + singular.substring(1)
                : singular;
    }

    /// As long as the word, unlike Unicode's lower case.
    private static String asciiLower(String word) {
        var lower = new StringBuilder(word);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return lower.toString();
    }

    private static boolean hasVowel(String word) {
        return word.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0 || c > 'z');
    }

    private static boolean endsIn(String word, String... endings) {
        return Arrays.stream(endings).anyMatch(word::endsWith);
    }

    private static String without(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new HashMap<String, String>();
        for (var pair : text.strip().split(",\\s+", -1)) {
            var words = pair.split(" ", 2);
            pairs.put(words[0], words[1]);
        }
        return Map.copyOf(pairs);
    }
}
