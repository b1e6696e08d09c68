package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.change;
import static dev.lexlog.worker.glossary.Edits.edit;
import static dev.lexlog.worker.glossary.Edits.remove;
import static dev.lexlog.worker.glossary.Edits.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.TermStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingTest {
    private final GlossaryTables tables = new GlossaryTables();

    @BeforeEach
    void define() {
        tables.accept(Edits.define("Metric").event());
        tables.accept(
                Edits.define("Churn")
                        .shownAs("Customer churn")
                        .meaning("Who leaves.")
                        .under("Metric")
                        .also("Loss")
                        .ownedBy("Sales")
                        .by("llm")
                        .event());
    }

    @Test
    void nullLeavesAFieldAsItIs() {
        var before = tables.term("Churn");

        tables.accept(change("churn").status("approved").event());

        assertThat(tables.term("Churn"))
                .returns(TermStatus.APPROVED, GlossaryTerm::status)
                .returns(before.definition(), GlossaryTerm::definition)
                .returns(before.parent(), GlossaryTerm::parent)
                .returns(before.aliases(), GlossaryTerm::aliases)
                .returns(before.owner(), GlossaryTerm::owner)
                .returns(2, GlossaryTerm::revision);
    }

    @Test
    void clearedFieldsAreEmpty() {
        tables.accept(change("Churn").clear("definition").clear("parent").clear("aliases").event());

        assertThat(tables.term("Churn"))
                .returns(null, GlossaryTerm::definition)
                .returns(null, GlossaryTerm::parent)
                .returns(List.of(), GlossaryTerm::aliases)
                .returns("Sales", GlossaryTerm::owner);
    }

    @Test
    void clearedDisplayNameIsTheName() {
        tables.accept(change("Churn").clear("display_name").event());

        assertThat(tables.term("Churn").displayName()).isEqualTo("Churn");
    }

    @Test
    void emptyTextClearsItsField() {
        tables.accept(change("Churn").meaning("").under("").event());

        assertThat(tables.term("Churn"))
                .returns(null, GlossaryTerm::definition)
                .returns(null, GlossaryTerm::parent);
    }

    @Test
    void noAliasesAtAllAreGivenAsAnEmptyList() {
        tables.accept(change("Churn").also().event());

        assertThat(tables.term("Churn").aliases()).isEmpty();
    }

    @Test
    void changeToTheSameValuesWritesNothing() {
        assertThat(
                        tables.accept(
                                change("Churn")
                                        .meaning("Who leaves.")
                                        .under("metric")
                                        .also("Loss", "churn")
                                        .by("llm")
                                        .event()))
                .isEmpty();
    }

    @Test
    void definitionByAModelBecomesHybridWhenItChanges() {
        tables.accept(change("Churn").meaning("Who left.").event());

        assertThat(tables.term("Churn").provenance()).isEqualTo(Provenance.HYBRID);
    }

    @Test
    void clearedParentOrNewAliasMakesHybridToo() {
        tables.accept(Edits.define("Other").under("Metric").by("llm").event());

        tables.accept(change("Churn").clear("parent").event());
        tables.accept(change("Other").also("Else").event());

        assertThat(tables.term("Churn").provenance()).isEqualTo(Provenance.HYBRID);
        assertThat(tables.term("Other").provenance()).isEqualTo(Provenance.HYBRID);
    }

    @Test
    void otherFieldsLeaveTheModelItsTerm() {
        tables.accept(change("Churn").shownAs("Churn!").verb("HAS_ONE").status("approved").event());

        assertThat(tables.term("Churn"))
                .returns(Provenance.LLM, GlossaryTerm::provenance)
                .returns(ParentVerb.HAS_ONE, GlossaryTerm::parentVerb);
    }

    @Test
    void restatedDefinitionLeavesTheModelItsTerm() {
        tables.accept(change("Churn").meaning("Who leaves.").status("reviewed").event());

        assertThat(tables.term("Churn").provenance()).isEqualTo(Provenance.LLM);
    }

    @Test
    void termsOfPeopleStayTheirs() {
        tables.accept(change("Metric").meaning("What is measured.").event());

        assertThat(tables.term("Metric").provenance()).isEqualTo(Provenance.HUMAN);
    }

    @Test
    void provenanceThatIsGivenWins() {
        tables.accept(change("Churn").meaning("Who left.").by("llm").event());

        assertThat(tables.term("Churn").provenance()).isEqualTo(Provenance.LLM);
    }

    @Test
    void termIsFoundByIdWhateverItsDomain() {
        var id = tables.term("Churn").id();

        tables.accept("hr", change("Nobody").byId(id.value()).meaning("X").event());

        assertThat(tables.term("Churn").definition()).isEqualTo("X");
    }

    @Test
    void nameMeansATermOfTheEditsDomainOnly() {
        assertThat(tables.refuse(edit("hr", change("Churn").meaning("X").event())))
                .returns(ReasonCode.UNKNOWN_TERM, Refusal::reason);
    }

    @Test
    void aliasNamesNoTerm() {
        for (var change :
                List.of(
                        change("Loss").meaning("X").event(),
                        rename("Loss", "Gain"),
                        remove("Loss", "DETACH"))) {
            assertThat(tables.refuse(change)).returns(ReasonCode.UNKNOWN_TERM, Refusal::reason);
        }
    }

    @Test
    void movedTermKeepsItsIdAndGetsItsChunkInTheNewDomain() {
        var before = tables.term("Churn");

        tables.accept(change("Churn").to("hr").event());

        assertThat(tables.term("Churn"))
                .returns(before.id(), GlossaryTerm::id)
                .returns("hr", GlossaryTerm::domain);
        assertThat(tables.chunks())
                .filteredOn(c -> c.document().name().endsWith(before.id().value()))
                .singleElement()
                .returns("hr", chunk -> chunk.document().domain());
        tables.accept("hr", change("Churn").to("__base__").event());
        assertThat(tables.term("Churn").domain()).isNull();
    }

    @Test
    void moveToADomainWhereTheNameLivesIsRefused() {
        tables.accept("hr", Edits.define("CHURN").event());

        assertThat(tables.refuse(change("Churn").to("hr").event()))
                .returns(ReasonCode.NAME_TAKEN, Refusal::reason);
        assertThat(tables.term("Churn").domain()).isNull();
    }

    @Test
    void fieldGivenAndClearedAtOnceIsRefused() {
        assertThat(tables.refuse(change("Churn").meaning("X").clear("definition").event()))
                .returns(ReasonCode.UNKNOWN_VALUE, Refusal::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "name", "Definition", "term_id", ""})
    void onlyOptionalFieldsCanBeCleared(String field) {
        assertThat(tables.refuse(change("Churn").clear(field).event()))
                .returns(ReasonCode.UNKNOWN_VALUE, Refusal::reason)
                .satisfies(refusal -> assertThat(refusal.message()).contains("definition"));
    }

    @Test
    void changeWithoutIdAndNameIsRefused() {
        var nobody =
                new TermChanged(
                        "", null, null, "X", null, null, null, null, null, null, null, null, null,
                        null, null, null, null, List.of());

        assertThat(tables.refuse(nobody)).returns(ReasonCode.EMPTY_NAME, Refusal::reason);
    }
}
