package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.change;
import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.remove;
import static dev.lexlog.worker.glossary.Edits.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefiningTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    private final GlossaryTables tables = new GlossaryTables();

    @Test
    void definedTermHoldsEveryFieldOfTheEdit() {
        var tags = Map.of("pii", Map.of("level", "high"));
        var event =
                define("Churn")
                        .shownAs("Customer churn")
                        .meaning("Who leaves.")
                        .verb("HAS_ONE")
                        .also("Attrition", "attrition", "CHURN", "Loss")
                        .type("action")
                        .cardinality("singular")
                        .tags(tags)
                        .status("reviewed")
                        .by("llm")
                        .ownedBy("Sales")
                        .event();

        tables.accept(new GlossaryEdit("ann", "bob", "s1", "sales", "", MONDAY, event));

        assertThat(tables.term("Churn"))
                .isEqualTo(
                        new GlossaryTerm(
                                TermId.of("churn", "bob", "sales", 0),
                                "Churn",
                                "churn",
                                "Customer churn",
                                "Who leaves.",
                                "sales",
                                null,
                                ParentVerb.HAS_ONE,
                                List.of("Attrition", "Loss"),
                                SemanticType.ACTION,
                                Cardinality.SINGULAR,
                                null,
                                tags,
                                "Sales",
                                TermStatus.REVIEWED,
                                Provenance.LLM,
                                null,
                                false,
                                "s1",
                                "bob",
                                MONDAY,
                                MONDAY,
                                1,
                                "ann"));
    }

    @Test
    void sameNameInAnotherCaseReplacesEveryFieldButIdSessionAndBirth() {
        var first = define("Churn").meaning("Who leaves.").also("Loss").by("llm").event();
        tables.accept(new GlossaryEdit("ann", "default", "s1", null, "", MONDAY, first));
        var before = tables.term("Churn");

        tables.accept(
                new GlossaryEdit(
                        "bob", "default", "s2", null, "", TUESDAY, define("CHURN").event()));

        assertThat(tables.terms())
                .singleElement()
                .returns(before.id(), GlossaryTerm::id)
                .returns("CHURN", GlossaryTerm::name)
                .returns("CHURN", GlossaryTerm::displayName)
                .returns(null, GlossaryTerm::definition)
                .returns(List.of(), GlossaryTerm::aliases)
                .returns(Provenance.HUMAN, GlossaryTerm::provenance)
                .returns("s1", GlossaryTerm::session)
                .returns(MONDAY, GlossaryTerm::createdAt)
                .returns(TUESDAY, GlossaryTerm::updatedAt)
                .returns(2, GlossaryTerm::revision)
                .returns("bob", GlossaryTerm::lastActor);
    }

    @Test
    void sameNameLivesInTwoDomainsAndWithTwoUsers() {
        tables.accept("sales", define("Churn").event());
        tables.accept("hr", define("Churn").event());
        tables.accept(new GlossaryEdit(null, "bob", null, "hr", "", null, define("Churn").event()));

        assertThat(tables.terms()).extracting(GlossaryTerm::id).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void baseAndEmptyDomainAreNoDomain() {
        tables.accept(define("Churn").event());

        assertThat(tables.accept("__base__", define("Churn").event())).isEmpty();
        assertThat(tables.accept("", define("Churn").event())).isEmpty();
    }

    @Test
    void composedAndDecomposedLettersAreOneName() {
        tables.accept(define("Ähre").event());

        tables.accept(define("a\u0308hre").event());

        assertThat(tables.terms()).hasSize(1);
    }

    @Test
    void definingTheSameAgainWritesNothingWhoeverDoes() {
        tables.accept(define("Churn").meaning("Who leaves.").also("Loss").event());

        var again = define("Churn").meaning("Who leaves.").also("Loss", "LOSS").event();
        var outputs =
                tables.accept(new GlossaryEdit("bob", "default", "s9", null, "", TUESDAY, again));

        assertThat(outputs).isEmpty();
    }

    @Test
    void emptyTextsAreNoTexts() {
        tables.accept(define("Churn").meaning("").shownAs("").ownedBy("").under("").event());

        assertThat(tables.term("Churn"))
                .returns("Churn", GlossaryTerm::displayName)
                .returns(null, GlossaryTerm::definition)
                .returns(null, GlossaryTerm::owner)
                .returns(null, GlossaryTerm::parent);
    }

    @Test
    void formerNameOfALivingTermMakesANewTermWithTheNextNumber() {
        tables.accept(define("Churn").event());
        tables.accept(rename("Churn", "Attrition"));

        tables.accept(define("Churn").event());

        assertThat(tables.term("Attrition").id()).isEqualTo(TermId.of("churn", "default", null, 0));
        assertThat(tables.term("Churn").id()).isEqualTo(TermId.of("churn", "default", null, 1));
        assertThat(tables.term("Attrition").aliases()).containsExactly("Churn");
    }

    @Test
    void idOfARemovedTermIsFreeAgainThoughAHigherOneLives() {
        tables.accept(define("Churn").event());
        tables.accept(rename("Churn", "Attrition"));
        tables.accept(define("Churn").event());
        tables.accept(rename("Churn", "Loss"));
        tables.accept(remove("Attrition", "DETACH"));

        tables.accept(define("Churn").event());

        assertThat(tables.term("Churn").id()).isEqualTo(TermId.of("churn", "default", null, 0));
        assertThat(tables.term("Loss").id()).isEqualTo(TermId.of("churn", "default", null, 1));
    }

    @Test
    void termThatMovedAwayKeepsItsIdFromTheNextOfItsName() {
        tables.accept("sales", define("Churn").event());
        tables.accept("sales", change("Churn").to("hr").event());
        tables.accept("sales", define("Churn").event());

        assertThat(tables.terms())
                .extracting(GlossaryTerm::id)
                .containsExactlyInAnyOrder(
                        TermId.of("churn", "default", "sales", 0),
                        TermId.of("churn", "default", "sales", 1));
    }

    @Test
    void termDefinedAgainGoesOnCountingItsRevisions() {
        tables.accept(define("Churn").event());
        tables.accept(define("Churn").meaning("Who leaves.").event());
        tables.accept(remove("Churn", "DETACH"));

        tables.accept(
                new GlossaryEdit(
                        null, "default", "s2", null, "", TUESDAY, define("Churn").event()));

        assertThat(tables.term("Churn"))
                .returns(3, GlossaryTerm::revision)
                .returns(TUESDAY, GlossaryTerm::createdAt)
                .returns("s2", GlossaryTerm::session);
    }
}
