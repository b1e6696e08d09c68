package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.change;
import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.remove;
import static dev.lexlog.worker.glossary.Edits.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermEdit;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private final GlossaryTables tables = new GlossaryTables();

    @Test
    void everyEditIsARowWithActorTimeAndPlace() {
        tables.accept("sales", define("Churn").event());
        var change = change("Churn").status("approved").event();
        tables.accept(new GlossaryEdit("bob", "default", "s1", "sales", "", MONDAY, change));

        var term = tables.term("Churn");
        assertThat(tables.history(term))
                .last()
                .isEqualTo(
                        new TermEdit(
                                term.id(),
                                2,
                                "TermChanged",
                                "{\"name\":\"Churn\",\"status\":\"approved\"}",
                                "bob",
                                "default",
                                "sales",
                                "s1",
                                MONDAY));
    }

    @Test
    void detailsAreTheGivenFieldsSortedByNameAsPublished() {
        var tags = Map.of("pii", Map.of("b", "2", "a", "\"1\""));
        tables.accept(define("Churn").also("churn", "Ä").tags(tags).meaning("").event());

        assertThat(tables.history())
                .singleElement()
                .extracting(TermEdit::details)
                .isEqualTo(
                        "{\"aliases\":[\"churn\",\"Ä\"],\"cardinality\":\"many\",\"definition\":\"\","
                                + "\"ignored\":false,\"name\":\"Churn\",\"parent_verb\":\"HAS_KIND\","
                                + "\"provenance\":\"human\",\"semantic_type\":\"concept\","
                                + "\"status\":\"draft\",\"tags\":{\"pii\":{\"a\":\"\\\"1\\\"\",\"b\":\"2\"}}}");
    }

    @Test
    void editThatChangesNothingIsNoEdit() {
        tables.accept(define("Churn").event());
        tables.accept(define("Churn").event());
        tables.accept(change("Churn").status("draft").event());

        assertThat(tables.history()).hasSize(1);
    }

    @Test
    void refusedEditLeavesNoTrace() {
        tables.accept(define("Churn").event());
        tables.refuse(define("Churn").under("Nobody").event());
        tables.accept(change("Churn").status("approved").event());

        assertThat(tables.history(tables.term("Churn")))
                .extracting(TermEdit::number)
                .containsExactly(1, 2);
        assertThat(tables.term("Churn").revision()).isEqualTo(2);
    }

    @Test
    void numbersGoOnWhenATermIsDefinedAgainAfterItsRemoval() {
        tables.accept(define("Churn").event());
        tables.accept(remove("Churn", "DETACH"));

        tables.accept(define("churn").event());

        assertThat(tables.history(tables.term("churn")))
                .extracting(edit -> edit.number() + " " + edit.change())
                .containsExactly("1 TermDefined", "2 TermRemoved", "3 TermDefined");
        assertThat(tables.term("churn").revision()).isEqualTo(2);
    }

    @Test
    void numbersStayWithTheIdNotWithTheName() {
        tables.accept(define("Churn").event());
        tables.accept(rename("Churn", "Attrition"));
        tables.accept(define("Churn").event());

        assertThat(tables.history(tables.term("Attrition"))).hasSize(2);
        assertThat(tables.history(tables.term("Churn")))
                .singleElement()
                .returns(1, TermEdit::number);
    }

    @Test
    void historyOfAMovedTermLiesInItsNewDomain() {
        tables.accept("sales", define("Churn").event());
        tables.accept("sales", change("Churn").to("hr").event());

        assertThat(tables.history(tables.term("Churn")))
                .extracting(TermEdit::domain)
                .containsExactly("sales", "hr");
        assertThat(tables.term("Churn")).returns("hr", GlossaryTerm::domain);
    }
}
