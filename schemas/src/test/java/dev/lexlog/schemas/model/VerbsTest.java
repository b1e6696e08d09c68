package dev.lexlog.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbsTest {
    @ParameterizedTest
    @CsvSource({
        "work at, WORKS_AT",
        "worksAt, WORKS_AT",
        "WORKS_AT, WORKS_AT",
        "works-at, WORKS_AT",
        "manages, MANAGES",
        "manage, MANAGES",
        "has many, HAS_MANY",
        "have many, HAS_MANY",
        "be, IS",
        "are part of, IS_PART_OF",
        "do, DOES",
        "go to, GOES_TO",
        "apply to, APPLIES_TO",
        "pay, PAYS",
        "match, MATCHES",
        "push, PUSHES",
        "fix, FIXES",
        "process, PROCESSES",
        "focus on, FOCUSES_ON",
        "veto, VETOES",
        "need, NEEDS",
        "embed, EMBEDS",
        "bring, BRINGS",
        "consist of, CONSISTS_OF",
        "find, FINDS",
        "run, RUNS",
        "set, SETS",
        "abide by, ABIDES_BY"
    })
    void presentTenseGoesToTheThirdPerson(String verb, String normalised) {
        assertThat(Verbs.normalised(verb)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGED_BY, MANAGED_BY",
        "managed by, MANAGED_BY",
        "built by, BUILT_BY",
        "run by, RUN_BY",
        "set by, SET_BY",
        "sent to, SENT_TO",
        "related to, RELATED_TO",
        "part of, PART_OF",
        "equal to, EQUAL_TO",
        "in, IN",
        "using, USING",
        "can use, CAN_USE",
        "before, BEFORE",
        "HAS_KIND, HAS_KIND"
    })
    void participlesAndWhatIsNoVerbStay(String verb, String normalised) {
        assertThat(Verbs.normalised(verb)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({"'  work   at ', WORKS_AT", "'->', ''", "'', ''", "'works at!', WORKS_AT"})
    void whateverIsNoLetterOrDigitParts(String verb, String normalised) {
        assertThat(Verbs.normalised(verb)).isEqualTo(normalised);
    }

    @Property(tries = 5_000, seed = "20260101")
    void normalisingAgainChangesNothing(@ForAll("verbs") String verb) {
        var once = Verbs.normalised(verb);

        assertThat(Verbs.normalised(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> verbs() {
        var pieces =
                Arbitraries.of(
                        "work", "s", "ss", "es", "y", "ed", "by", "of", " ", "_", "A", "have", "o",
                        "ch", "ß", "ŉ", "ﬁ", "z", "9", "-", "é", "run");
        var composed = pieces.list().ofMinSize(1).ofMaxSize(6).map(p -> String.join("", p));
        return Arbitraries.oneOf(composed, Arbitraries.strings().all().ofMaxLength(12));
    }
}
