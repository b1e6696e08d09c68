package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.worker.stage.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemovingTest {
    private final GlossaryTables tables = new GlossaryTables();

    @Test
    void detachedChildrenBecomeRoots() {
        chain();

        tables.accept(remove("B", "DETACH"));

        assertThat(tables.term("C"))
                .returns(null, GlossaryTerm::parent)
                .returns(2, GlossaryTerm::revision);
        assertThat(tables.term("D").parent()).isEqualTo(tables.term("C").id());
    }

    @Test
    void reparentedChildrenGoToTheGrandparent() {
        chain();

        tables.accept(remove("B", "REPARENT"));

        assertThat(tables.term("C"))
                .returns(tables.term("A").id(), GlossaryTerm::parent)
                .returns(2, GlossaryTerm::revision);
        assertThat(tables.term("D").revision()).isEqualTo(1);
    }

    @Test
    void reparentedChildrenOfARootBecomeRoots() {
        chain();

        tables.accept(remove("A", "REPARENT"));

        assertThat(tables.term("B").parent()).isNull();
    }

    @Test
    void childKeepsItsChunkWhenItsParentGoes() {
        chain();

        var outputs = tables.accept(remove("B", "DETACH"));

        var child = tables.term("C").id();
        assertThat(outputs)
                .filteredOn(o -> o instanceof Output.Put)
                .extracting(o -> ((Output.Put) o).row().table())
                .containsExactlyInAnyOrder(
                        LogTable.GLOSSARY_HISTORY,
                        LogTable.GLOSSARY_TERMS,
                        LogTable.GLOSSARY_HISTORY);
        assertThat(tables.chunks())
                .anyMatch(chunk -> chunk.document().name().equals("glossary:" + child));
    }

    @Test
    void historyTellsTheRemovalToTermAndChildren() {
        chain();
        var removed = tables.term("B");

        tables.accept(remove("B", "REPARENT"));

        for (var term : new GlossaryTerm[] {removed, tables.term("C")}) {
            assertThat(tables.history(term))
                    .last()
                    .returns(2, TermEdit::number)
                    .returns("TermRemoved", TermEdit::change)
                    .returns("{\"children\":\"REPARENT\",\"name\":\"B\"}", TermEdit::details);
        }
    }

    @Test
    void unknownTermIsNotRemoved() {
        assertThat(tables.refuse(remove("A", "DETACH")))
                .returns(ReasonCode.UNKNOWN_TERM, Refusal::reason);
    }

    @Test
    void removedTermsStatusSpansDomainsAndSparesOtherUsers() {
        tables.accept("hr", define("Old").status("draft").by("llm").event());
        tables.accept("sales", define("Old").status("draft").by("human").event());
        tables.accept(define("New").status("approved").by("llm").event());
        tables.accept(made("bob", null, define("Old").status("draft").by("llm").event()));

        tables.accept(new TermsRemovedByStatus("draft", "llm"));

        assertThat(tables.terms())
                .extracting(t -> t.user() + " " + t.domain() + " " + t.name())
                .containsExactlyInAnyOrder("default sales Old", "default null New", "bob null Old");
    }

    @Test
    void statusWithoutProvenanceMeansAnyProvenance() {
        tables.accept(define("A").by("llm").event());
        tables.accept(define("B").by("human").event());

        tables.accept(new TermsRemovedByStatus("draft", null));

        assertThat(tables.terms()).isEmpty();
    }

    @Test
    void childrenOfTermsRemovedByStatusBecomeRootsNotGrandchildren() {
        tables.accept(define("A").status("approved").event());
        tables.accept(define("B").under("A").event());
        tables.accept(define("C").under("B").event());
        tables.accept(define("D").under("C").status("approved").event());

        tables.accept(new TermsRemovedByStatus("draft", null));

        assertThat(tables.terms())
                .extracting(GlossaryTerm::name)
                .containsExactlyInAnyOrder("A", "D");
        assertThat(tables.term("D"))
                .returns(null, GlossaryTerm::parent)
                .returns(2, GlossaryTerm::revision);
    }

    @Test
    void clearedSessionTakesTheTermsMadeInItThoughChangedElsewhere() {
        tables.accept(made("default", "s1", define("A").event()));
        tables.accept(made("default", "s2", define("A").meaning("X").event()));
        tables.accept(made("default", "s2", define("B").event()));
        tables.accept(define("C").event());

        tables.accept(new GlossaryCleared("s1"));

        assertThat(tables.terms())
                .extracting(GlossaryTerm::name)
                .containsExactlyInAnyOrder("B", "C");
    }

    @Test
    void clearedGlossaryLeavesNothingButHistory() {
        chain();

        tables.accept(new GlossaryCleared(null));

        assertThat(tables.terms()).isEmpty();
        assertThat(tables.chunks()).isEmpty();
        assertThat(tables.positions()).isEmpty();
        assertThat(tables.history()).hasSize(8);
        assertThat(tables.stores.size("glossary-terms")).isZero();
        assertThat(tables.stores.size("glossary-names")).isZero();
        assertThat(tables.stores.size("glossary-children")).isZero();
    }

    @Test
    void nothingToRemoveWritesNothing() {
        assertThat(tables.accept(new GlossaryCleared(null))).isEmpty();
        assertThat(tables.accept(new TermsRemovedByStatus("draft", null))).isEmpty();
    }

    @Test
    void emptySessionClearsNothing() {
        chain();

        assertThat(tables.refuse(new GlossaryCleared("")))
                .returns(ReasonCode.EMPTY_NAME, Refusal::reason);
        assertThat(tables.terms()).hasSize(4);
    }

    /// A over B over C over D.
    private void chain() {
        tables.accept(define("A").event());
        tables.accept(define("B").under("A").event());
        tables.accept(define("C").under("B").event());
        tables.accept(define("D").under("C").event());
    }

    private static GlossaryEdit made(String user, @Nullable String session, TermDefined change) {
        return new GlossaryEdit(null, user, session, null, "", null, change);
    }
}
