package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.change;
import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.edit;
import static dev.lexlog.worker.glossary.Edits.remove;
import static dev.lexlog.worker.glossary.Edits.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.worker.glossary.edit.SizeRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GlossaryRulesTest {
    private static final String LONG = "ä".repeat(257);

    private final GlossaryTables tables = new GlossaryTables();

    @ParameterizedTest
    @MethodSource("unknownValues")
    void valueOutsideItsSetIsNamedWithWhatIsAllowed(
            GlossaryChange change, String field, String value, String allowed) {
        tables.accept(define("Churn").event());

        var refusal = tables.refuse(change);

        assertThat(refusal.reason()).isEqualTo(ReasonCode.UNKNOWN_VALUE);
        assertThat(refusal.message()).contains(field, "'" + value + "'", allowed);
    }

    static Stream<Arguments> unknownValues() {
        return Stream.of(
                of(define("A").verb("has_kind").event(), "parent_verb", "has_kind", "HAS_MANY"),
                of(define("A").type("Concept").event(), "semantic_type", "Concept", "attribute"),
                of(define("A").cardinality("one").event(), "cardinality", "one", "distinct"),
                of(define("A").status("final").event(), "status", "final", "approved"),
                of(define("A").by("gpt").event(), "provenance", "gpt", "learning"),
                of(change("Churn").status("").event(), "status", "", "draft"),
                of(change("Churn").verb("IS_A").event(), "parent_verb", "IS_A", "HAS_ONE"),
                of(remove("Churn", "detach"), "children", "detach", "REPARENT"),
                of(new TermsRemovedByStatus("", null), "status", "", "draft"),
                of(new TermsRemovedByStatus("draft", "x"), "provenance", "x", "llm"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedChangeIsRefused(GlossaryChange change, ReasonCode reason) {
        tables.accept(define("Churn").event());

        assertThat(tables.refuse(change).reason()).isEqualTo(reason);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                of(define("").event(), ReasonCode.EMPTY_NAME),
                of(define(" \t").event(), ReasonCode.EMPTY_NAME),
                of(define("A").also("B", "").event(), ReasonCode.EMPTY_NAME),
                of(rename("Churn", ""), ReasonCode.EMPTY_NAME),
                of(rename("", "A"), ReasonCode.EMPTY_NAME),
                of(define(LONG).event(), ReasonCode.TOO_LONG),
                of(define("A").also(LONG).event(), ReasonCode.TOO_LONG),
                of(define("A").under(LONG).event(), ReasonCode.TOO_LONG),
                of(rename("Churn", LONG), ReasonCode.TOO_LONG),
                of(change("Churn").to(LONG).event(), ReasonCode.TOO_LONG),
                of(change("Churn").shownAs(LONG).event(), ReasonCode.TOO_LONG),
                of(define("A").shownAs(LONG).event(), ReasonCode.TOO_LONG),
                of(change("A").byId(LONG).event(), ReasonCode.TOO_LONG),
                of(define("A\0").event(), ReasonCode.NUL_CHARACTER),
                of(define("A").meaning("\0").event(), ReasonCode.NUL_CHARACTER),
                of(define("A").also("\0b").event(), ReasonCode.NUL_CHARACTER),
                of(tagged("a\0", "b", "c"), ReasonCode.NUL_CHARACTER),
                of(tagged("a", "b\0", "c"), ReasonCode.NUL_CHARACTER),
                of(tagged("a", "b", "c\0"), ReasonCode.NUL_CHARACTER),
                of(change("Churn").shownAs("\0").event(), ReasonCode.NUL_CHARACTER));
    }

    @Test
    void keyMustBeTheUser() {
        var edit = edit(null, define("A").event());

        assertThat(tables.judge(edit, "ann")).isEqualTo(ReasonCode.WRONG_KEY);
        assertThat(tables.judge(edit, "default")).isNull();
    }

    @Test
    void userMustBeGiven() {
        assertThat(tables.judge(at("", null), "")).isEqualTo(ReasonCode.EMPTY_NAME);
    }

    @Test
    void actorIsAName() {
        var edit = new GlossaryEdit(LONG, "default", null, null, "", null, define("A").event());

        assertThat(tables.judge(edit, "default")).isEqualTo(ReasonCode.TOO_LONG);
    }

    @Test
    void timeMustLieInTheYearsOneToNineThousand() {
        assertThat(tables.judge(at("default", Instant.parse("+10000-01-01T00:00:00Z")), "default"))
                .isEqualTo(ReasonCode.BAD_TIME);
        assertThat(tables.judge(at("default", Instant.EPOCH), "default")).isNull();
        assertThat(tables.term("A").createdAt()).isEqualTo(GlossaryTables.BROKER_TIME);
    }

    @Test
    void termMustFitIntoARecordOfTheState() {
        tables.accept(define("A").meaning("x".repeat(SizeRules.BYTES - 1_000)).event());

        assertThat(tables.refuse(define("B").meaning("x".repeat(SizeRules.BYTES)).event()).reason())
                .isEqualTo(ReasonCode.TOO_LARGE);
    }

    @Test
    void renamesDoNotLetATermGrowForEver() {
        tables.accept(define("Big").meaning("x".repeat(SizeRules.BYTES - 1_000)).event());
        tables.accept(rename("Big", "y".repeat(200)));

        assertThat(tables.refuse(rename("y".repeat(200), "z".repeat(500))).reason())
                .isEqualTo(ReasonCode.TOO_LARGE);
        assertThat(tables.terms()).singleElement().returns(2, t -> t.revision());
    }

    private static GlossaryEdit at(String user, @Nullable Instant at) {
        return new GlossaryEdit(null, user, null, null, "", at, define("A").event());
    }

    private static GlossaryChange tagged(String tag, String key, String value) {
        return define("A").tags(Map.of(tag, Map.of(key, value))).event();
    }

    private static Arguments of(Object... values) {
        return Arguments.of(List.of(values).toArray());
    }
}
