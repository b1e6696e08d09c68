package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.edit;
import static dev.lexlog.worker.glossary.Edits.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private final GlossaryTables tables = new GlossaryTables();

    @Test
    void oldNameBecomesTheLastAlias() {
        tables.accept(define("Churn").also("Loss").event());
        var id = tables.term("Churn").id();

        tables.accept(rename("churn", "Attrition"));

        assertThat(tables.terms())
                .singleElement()
                .returns(id, GlossaryTerm::id)
                .returns("Attrition", GlossaryTerm::name)
                .returns("attrition", GlossaryTerm::nameFolded)
                .returns(List.of("Loss", "Churn"), GlossaryTerm::aliases)
                .returns(2, GlossaryTerm::revision);
    }

    @Test
    void displayNameFollowsUnlessItIsItsOwn() {
        tables.accept(define("Churn").event());
        tables.accept(define("Revenue").shownAs("Net revenue").event());

        tables.accept(rename("Churn", "Attrition"));
        tables.accept(rename("Revenue", "Turnover"));

        assertThat(tables.term("Attrition").displayName()).isEqualTo("Attrition");
        assertThat(tables.term("Turnover").displayName()).isEqualTo("Net revenue");
    }

    @Test
    void aliasThatBecomesTheNameIsNoAliasAnyMore() {
        tables.accept(define("Churn").also("Attrition", "Loss").event());

        tables.accept(rename("Churn", "ATTRITION"));

        assertThat(tables.term("ATTRITION").aliases()).containsExactly("Loss", "Churn");
    }

    @Test
    void renamingThereAndBackSwapsNameAndAlias() {
        tables.accept(define("Churn").event());

        tables.accept(rename("Churn", "Attrition"));
        tables.accept(rename("Attrition", "Churn"));

        assertThat(tables.term("Churn").aliases()).containsExactly("Attrition");
    }

    @Test
    void otherCaseOfTheSameNameIsAllowedAndLeavesNoAlias() {
        tables.accept(define("Churn").event());

        tables.accept(rename("Churn", "CHURN"));

        assertThat(tables.term("CHURN"))
                .returns(List.of(), GlossaryTerm::aliases)
                .returns(2, GlossaryTerm::revision);
    }

    @Test
    void renamingToTheVeryNameWritesNothing() {
        tables.accept(define("Churn").event());

        assertThat(tables.accept(rename("CHURN", "Churn"))).isEmpty();
    }

    @Test
    void takenNameIsRefusedInAnyCase() {
        tables.accept(define("Churn").event());
        tables.accept(define("Loss").event());

        assertThat(tables.refuse(rename("Churn", "LOSS")))
                .returns(ReasonCode.NAME_TAKEN, Refusal::reason)
                .satisfies(refusal -> assertThat(refusal.message()).contains("'LOSS'"));
        assertThat(tables.term("Churn").revision()).isEqualTo(1);
    }

    @Test
    void nameOfAnotherDomainAndAliasOfAnotherTermAreFree() {
        tables.accept("hr", define("Loss").event());
        tables.accept(define("Revenue").also("Attrition").event());
        tables.accept(define("Churn").event());

        tables.accept(rename("Churn", "Loss"));
        tables.accept(rename("Loss", "Attrition"));

        assertThat(tables.term("Attrition").aliases()).containsExactly("Churn", "Loss");
    }

    @Test
    void renameInTheTermsOwnDomainCountsNotTheEdits() {
        tables.accept("hr", define("Churn").event());
        tables.accept("hr", define("Loss").event());
        var id = tables.term("Churn").id().value();

        assertThat(tables.refuse(edit(null, new TermRenamed(id, null, "Loss"))))
                .returns(ReasonCode.NAME_TAKEN, Refusal::reason);
    }

    @Test
    void childrenAndProvenanceStay() {
        tables.accept(define("Metric").by("llm").event());
        tables.accept(define("Churn").under("Metric").event());
        var child = tables.term("Churn");

        tables.accept(rename("Metric", "Measure"));

        assertThat(tables.term("Churn")).isEqualTo(child);
        assertThat(tables.term("Measure").provenance()).isEqualTo(Provenance.LLM);
    }
}
