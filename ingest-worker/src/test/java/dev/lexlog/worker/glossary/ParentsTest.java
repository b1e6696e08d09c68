package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.change;
import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.edit;
import static dev.lexlog.worker.glossary.Edits.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParentsTest {
    private final GlossaryTables tables = new GlossaryTables();

    @Test
    void parentGivenByNameOrIdIsKeptAsItsId() {
        tables.accept(define("Metric").event());
        var metric = tables.term("Metric").id();

        tables.accept(define("Churn").under("METRIC").event());
        tables.accept(define("Revenue").under(metric.value()).event());

        assertThat(tables.term("Churn").parent()).isEqualTo(metric);
        assertThat(tables.term("Revenue").parent()).isEqualTo(metric);
    }

    @Test
    void idIsUnderstoodBeforeAName() {
        tables.accept(define("Metric").event());
        var metric = tables.term("Metric").id();
        tables.accept(define(metric.value()).event());

        tables.accept(define("Churn").under(metric.value()).event());

        assertThat(tables.term("Churn").parent()).isEqualTo(metric);
    }

    @Test
    void aliasIsNoParent() {
        tables.accept(define("Metric").also("Measure").event());

        assertThat(tables.refuse(define("Churn").under("Measure").event()))
                .returns(ReasonCode.UNKNOWN_PARENT, Refusal::reason);
    }

    @Test
    void parentNameMeansTheEditsDomainFirst() {
        var none = defined(null, "Metric");
        var sales = defined("sales", "Metric");

        assertThat(parentOf("sales")).isEqualTo(sales);
        assertThat(parentOf(null)).isEqualTo(none);
    }

    @Test
    void parentNameMeansNoDomainBeforeOthers() {
        var hr = defined("hr", "Metric");
        var sales = defined("sales", "Metric");
        var none = defined(null, "Metric");

        assertThat(none).isGreaterThan(Stream.of(hr, sales).min(TermId::compareTo).orElseThrow());
        assertThat(parentOf("finance")).isEqualTo(none);
    }

    @Test
    void parentNameOfOtherDomainsMeansTheLeastId() {
        var ids = Stream.of("d", "c", "b", "a").map(domain -> defined(domain, "Metric")).toList();

        assertThat(ids).isNotEqualTo(ids.stream().sorted().toList());
        assertThat(parentOf("finance"))
                .isEqualTo(ids.stream().min(TermId::compareTo).orElseThrow());
    }

    @Test
    void termOfAnotherUserIsNoParent() {
        tables.accept(define("Metric").event());
        var metric = tables.term("Metric").id().value();

        for (var parent : new String[] {"Metric", metric}) {
            var edit = define("Churn").under(parent).event();
            assertThat(tables.refuse(new GlossaryEdit(null, "bob", null, null, "", null, edit)))
                    .returns(ReasonCode.UNKNOWN_PARENT, Refusal::reason);
        }
    }

    @Test
    void ownNameMeansTheTermOfThatNameElsewhere() {
        tables.accept(define("Metric").event());
        var above = tables.term("Metric").id();
        var definition = define("Metric").under("Metric").event();

        tables.accept("sales", definition);

        assertThat(inDomain("sales").parent()).isEqualTo(above);
        assertThat(tables.accept("sales", definition)).isEmpty();
    }

    @Test
    void termIsNotItsOwnParent() {
        var itself = define("Metric").under("metric").event();
        assertThat(tables.refuse(itself)).returns(ReasonCode.PARENT_CYCLE, Refusal::reason);

        tables.accept(define("Metric").event());
        var id = tables.term("Metric").id().value();

        assertThat(tables.refuse(itself)).returns(ReasonCode.PARENT_CYCLE, Refusal::reason);
        assertThat(tables.refuse(change("Metric").under(id).event()))
                .returns(ReasonCode.PARENT_CYCLE, Refusal::reason);
    }

    @Test
    void descendantIsNoParentHoweverItIsCalled() {
        tables.accept(define("A").event());
        tables.accept(define("B").under("A").event());
        tables.accept(define("C").under("B").event());
        tables.accept(rename("C", "Z"));

        assertThat(tables.refuse(change("A").under("Z").event()))
                .returns(ReasonCode.PARENT_CYCLE, Refusal::reason);
        assertThat(tables.refuse(define("A").under("Z").event()))
                .returns(ReasonCode.PARENT_CYCLE, Refusal::reason);
        assertThat(tables.term("A").parent()).isNull();
    }

    @Test
    void renamedTermsFormerNameMeansWhoeverBearsItNow() {
        tables.accept(define("A").event());
        tables.accept(define("B").under("A").event());
        tables.accept(rename("B", "Z"));
        tables.accept(define("B").event());

        tables.accept(change("A").under("B").event());

        assertThat(tables.term("A").parent()).isEqualTo(tables.term("B").id());
        assertThat(tables.term("Z").parent()).isEqualTo(tables.term("A").id());
    }

    @Test
    void childFollowsItsParentThroughARenameAndAMove() {
        tables.accept(define("A").event());
        tables.accept(define("B").under("A").event());
        var id = tables.term("A").id();
        var child = tables.term("B");

        tables.accept(rename("A", "Z"));
        tables.accept(change("Z").to("hr").event());

        assertThat(tables.term("Z").id()).isEqualTo(id);
        assertThat(tables.term("B")).isEqualTo(child).returns(id, GlossaryTerm::parent);
    }

    @Test
    void unknownParentNamesTheValue() {
        assertThat(tables.refuse(define("Churn").under("Metrik").event()).message())
                .contains("'Metrik'")
                .contains("'Churn'");
        assertThat(tables.terms()).isEmpty();
    }

    private TermId defined(@Nullable String domain, String name) {
        tables.accept(edit(domain, define(name).event()));
        return inDomain(domain).id();
    }

    private GlossaryTerm inDomain(@Nullable String domain) {
        return tables.terms().stream()
                .filter(t -> domain == null ? t.domain() == null : domain.equals(t.domain()))
                .filter(t -> t.name().equals("Metric"))
                .findFirst()
                .orElseThrow();
    }

    /// Of a term that is defined in the domain under the name Metric.
    private @Nullable TermId parentOf(@Nullable String domain) {
        var name = "child in " + domain;
        tables.accept(domain, define(name).under("Metric").event());
        return tables.term(name).parent();
    }
}
