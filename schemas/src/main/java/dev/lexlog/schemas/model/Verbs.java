package dev.lexlog.schemas.model;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Verbs of relationships as rows hold them. Entry: {@link #normalised}.
public final class Verbs {
    private static final Map<String, String> IRREGULAR =
            Map.of(
                    "have",
                    "has",
                    "be",
                    "is",
                    "am",
                    "is",
                    "are",
                    "is",
                    "do",
                    "does",
                    "go",
                    "goes",
                    "undergo",
                    "undergoes");

    /// What comes first and is no verb in the present tense.
    private static final Set<String> NO_PRESENT =
            words(
                    """
                    in on at of by for from to with into onto near under over above below within
                    without between before after during against about behind like unlike not never
                    also similar same equal equivalent adjacent next prior subject due responsible
                    dependent available relevant specific compatible opposite identical parallel
                    can may must will shall should would could might
                    was were been born built bought brought caught chosen done drawn driven eaten
                    fallen felt forbidden forgotten frozen given gone grown held hidden kept known
                    laid led lent lost made meant met paid proven ridden said seen sent shown sold
                    sought spent spoken stolen sworn taken taught thought told thrown understood
                    won worn woven written
                    """);

    /// Participles that look like their present tense, told by the `by` that follows.
    private static final Set<String> PARTICIPLE_BEFORE_BY =
            words("run set put cut read cost hit let found split spread hurt shut overcome left");

    /// Verbs that take `of`; before it anything else is a noun, as in `part of`.
    private static final Set<String> VERB_BEFORE_OF =
            words("consist dispose think approve speak know hear dream complain boast beware");

    private static final Set<String> PRESENT_IN_ED =
            words(
                    "embed shed wed bed need feed heed seed weed breed bleed speed exceed proceed succeed");

    private static final Set<String> PRESENT_IN_ING =
            words("bring ring sing string swing spring cling fling sting wring ping wing");

    private static final Set<String> PRESENT_IN_S =
            words("focus refocus bias alias canvas gas chorus");

    private Verbs() {}

    /// Upper snake case, third person: `work at` and `worksAt` are `WORKS_AT`. Participles such as
    /// `MANAGED_BY` and what is no verb, such as `PART_OF`, stay. Empty when there is neither
    /// letter nor digit. Normalising again changes nothing.
    public static String normalised(String verb) {
        var words = Words.ofVerb(verb).stream().map(Verbs::lower).toList();
        if (words.isEmpty()) {
            return "";
        }
        var rest = words.subList(1, words.size());
        var first =
                isPresent(words.getFirst(), rest)
                        ? thirdPerson(words.getFirst())
                        : words.getFirst();
        var all = rest.isEmpty() ? first : first + "_" + String.join("_", rest);
        return upper(all);
    }

    /// The same for every text with the same upper case.
    private static String lower(String word) {
        return Names.folded(upper(word));
    }

    private static String upper(String word) {
        return Normalizer.normalize(word.toUpperCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static boolean isPresent(String word, List<String> rest) {
        var next = rest.isEmpty() ? "" : rest.getFirst();
        boolean isParticiple = word.endsWith("ed") && !PRESENT_IN_ED.contains(word);
        boolean isGerund = word.endsWith("ing") && !PRESENT_IN_ING.contains(word);
        return isEnglish(word)
                && !isParticiple
                && !isGerund
                && !NO_PRESENT.contains(word)
                && !(next.equals("by") && PARTICIPLE_BEFORE_BY.contains(word))
                && !(next.equals("of") && !VERB_BEFORE_OF.contains(word));
    }

    private static boolean isEnglish(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static String thirdPerson(String word) {
        var irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        char last = word.charAt(word.length() - 1);
        if (last == 's' && !word.endsWith("ss") && !PRESENT_IN_S.contains(word)) {
            return word;
        }
        if (word.endsWith("y") && !endsInVowel(word.substring(0, word.length() - 1))) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        boolean hisses = "sxz".indexOf(last) >= 0 || word.endsWith("ch") || word.endsWith("sh");
        boolean endsInO = last == 'o' && !endsInVowel(word.substring(0, word.length() - 1));
        return word + (hisses || endsInO ? "es" : "s");
    }

    private static boolean endsInVowel(String text) {
        return !text.isEmpty() && "aeiou".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
