package dev.lexlog.worker.relationship;

import static dev.lexlog.schemas.failure.ReasonCode.BAD_CONFIDENCE;
import static dev.lexlog.schemas.failure.ReasonCode.EMPTY_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_LONG;
import static dev.lexlog.schemas.failure.ReasonCode.UNKNOWN_RELATIONSHIP;
import static dev.lexlog.schemas.failure.ReasonCode.UNKNOWN_VALUE;
import static dev.lexlog.schemas.failure.ReasonCode.WRONG_KEY;
import static dev.lexlog.worker.event.Events.content;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.removed;
import static dev.lexlog.worker.event.Extractions.approved;
import static dev.lexlog.worker.event.Extractions.asserted;
import static dev.lexlog.worker.event.Extractions.assertion;
import static dev.lexlog.worker.event.Extractions.at;
import static dev.lexlog.worker.event.Extractions.edit;
import static dev.lexlog.worker.event.Extractions.editIn;
import static dev.lexlog.worker.event.Extractions.in;
import static dev.lexlog.worker.event.Extractions.triple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.event.RelationshipRemoved;
import dev.lexlog.schemas.event.VerbChanged;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.VerbCategory;
import dev.lexlog.worker.driver.MemoryWorker;
import dev.lexlog.worker.stage.Output;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationshipStageTest {
    private static final String ID = RelationshipId.of("acme", "USES", "kafka", null, null).value();
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private final MemoryWorker worker = new MemoryWorker();

    @Test
    void surestDocumentShowsThenTheFirstByKey() {
        extracted("c.md", sentence("sure, but later by key", 0.9));
        extracted("b.md", sentence("sure", 0.9));
        extracted("a.md", sentence("less sure", 0.4));
        assertThat(row()).returns("sure", Relationship::sentence);

        worker.publish(removed("b.md"));
        worker.publish(removed("c.md"));

        assertThat(row())
                .returns("less sure", Relationship::sentence)
                .returns(0.4, Relationship::confidence);
    }

    @Test
    void createdWhenFirstAssertedByWhomever() {
        worker.publish(published("a.md", "One."));
        worker.publish(published("b.md", "One."));
        worker.publish(at(MONDAY, asserted("a.md", sentence("early", 0.1))));
        worker.publish(at(MONDAY.plusSeconds(9), asserted("b.md", sentence("late", 0.9))));

        assertThat(row())
                .returns("late", Relationship::sentence)
                .returns(MONDAY, Relationship::createdAt);
    }

    @Test
    void oneDocumentsTripleToldTwiceIsOneWithTheHigherConfidence() {
        extracted(
                "a.md",
                triple("Acme", "uses", "Kafka", 0.5),
                new ExtractedRelationship("ACME", "use", "kafka", "sure", 0.8, "action"),
                new ExtractedRelationship("acme", "Uses", "kafka", "as sure", 0.8, "other"));

        assertThat(row())
                .returns("ACME", Relationship::subjectName)
                .returns("acme", Relationship::subjectFolded)
                .returns("USES", Relationship::verb)
                .returns("sure", Relationship::sentence)
                .returns(VerbCategory.ACTION, Relationship::verbCategory)
                .returns(false, Relationship::userEdited);
    }

    @Test
    void assertedRelationshipNeedsNoDocument() {
        worker.publish(edit(assertion("Acme", "use", "Kafka")));

        assertThat(row())
                .returns(ID, r -> r.id().value())
                .returns("Acme", Relationship::subjectName)
                .returns("USES", Relationship::verb)
                .returns("Said by a user.", Relationship::sentence)
                .returns(0.5, Relationship::confidence)
                .returns(true, Relationship::userEdited)
                .returns(worker.now(), Relationship::createdAt);
    }

    @Test
    void assertionLiesOverWhatDocumentsSayAndOutlivesThem() {
        extracted("a.md", sentence("extracted", 0.9));
        worker.publish(edit(assertion("Acme", "use", "Kafka")));
        extracted("b.md", sentence("surer", 1.0));
        assertThat(row()).returns("Said by a user.", Relationship::sentence);

        worker.publish(removed("a.md"));
        worker.publish(removed("b.md"));

        assertThat(row()).returns("Said by a user.", Relationship::sentence);
    }

    @Test
    void approvalMarksWhatDocumentsSay() {
        extracted("a.md", sentence("extracted", 0.5));
        worker.publish(approved(ID));
        assertThat(row())
                .returns(true, Relationship::userEdited)
                .returns("extracted", Relationship::sentence);

        extracted("b.md", sentence("surer", 0.9));

        assertThat(row())
                .returns(true, Relationship::userEdited)
                .returns("surer", Relationship::sentence);
    }

    @Test
    void changedVerbKeepsTheIdAndStaysWhenExtractedAgain() {
        extracted("a.md", sentence("extracted", 0.5));
        worker.publish(edit(new VerbChanged(ID, "depends on")));
        extracted("a.md", sentence("again", 0.6));

        assertThat(row())
                .returns(ID, r -> r.id().value())
                .returns("DEPENDS_ON", Relationship::verb)
                .returns("again", Relationship::sentence)
                .returns(true, Relationship::userEdited);
    }

    @Test
    void removedRelationshipStaysGoneWhenExtractedAgain() {
        extracted("a.md", sentence("extracted", 0.5));
        worker.publish(edit(new RelationshipRemoved(ID)));
        assertThat(rows()).isEmpty();

        extracted("a.md", sentence("again", 0.9));
        extracted("b.md", sentence("elsewhere", 1.0));

        assertThat(rows()).isEmpty();
    }

    @Test
    void removedRelationshipLivesAgainWhenAsserted() {
        extracted("a.md", sentence("extracted", 0.5));
        worker.publish(edit(new VerbChanged(ID, "owns")));
        worker.publish(edit(new RelationshipRemoved(ID)));

        worker.publish(edit(assertion("Acme", "use", "Kafka")));

        assertThat(row())
                .returns("USES", Relationship::verb)
                .returns("Said by a user.", Relationship::sentence);
    }

    @Test
    void removingTwiceChangesNothing() {
        worker.publish(edit(assertion("Acme", "use", "Kafka")));
        worker.publish(edit(new RelationshipRemoved(ID)));
        worker.publish(edit(new RelationshipRemoved(ID)));

        assertThat(worker.deadLetters()).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void editThatChangesNothingWritesNothing() {
        worker.publish(edit(assertion("Acme", "use", "Kafka")));
        worker.written();

        worker.publish(edit(assertion("Acme", "use", "Kafka")));
        worker.publish(approved(ID));

        assertThat(worker.written()).noneMatch(Output.Put.class::isInstance);
    }

    @Test
    void editOfWhatDoesNotShowIsRefused() {
        worker.publish(approved(ID));
        worker.publish(edit(new RelationshipRemoved("nobody")));
        worker.publish(edit(assertion("Acme", "use", "Kafka")));
        worker.publish(edit(new RelationshipRemoved(ID)));
        worker.publish(approved(ID));
        worker.publish(edit(new VerbChanged(ID, "owns")));

        assertThat(worker.reasons())
                .containsExactly(
                        UNKNOWN_RELATIONSHIP,
                        UNKNOWN_RELATIONSHIP,
                        UNKNOWN_RELATIONSHIP,
                        UNKNOWN_RELATIONSHIP);
        assertThat(worker.deadLetters().getFirst().input())
                .satisfies(input -> assertThat(input.key()).asString().isEqualTo("anna"));
    }

    @Test
    void approvedRelationshipGoesWithItsLastDocumentAndComesBackApproved() {
        extracted("a.md", sentence("extracted", 0.5));
        worker.publish(approved(ID));
        worker.publish(removed("a.md"));
        assertThat(rows()).isEmpty();
        worker.publish(approved(ID));
        assertThat(worker.reasons()).containsExactly(UNKNOWN_RELATIONSHIP);

        extracted("b.md", sentence("back", 0.5));

        assertThat(row()).returns(true, Relationship::userEdited);
    }

    @Test
    void keyIsTheSessionOrTheUserWithoutOne() {
        worker.publish("anna", editIn(null, "s1", assertion("a", "b", "c")), MONDAY);
        worker.publish("s1", editIn(null, "s1", assertion("a", "b", "c")), MONDAY);
        worker.publish("s1", edit(assertion("a", "b", "c")), MONDAY);

        assertThat(worker.reasons()).containsExactly(WRONG_KEY, WRONG_KEY);
        assertThat(rows()).extracting(Relationship::session).containsExactly("s1");
    }

    @Test
    void badEditsAreRefused() {
        worker.publish(edit(assertion("", "use", "Kafka")));
        worker.publish(edit(assertion("Acme", "!", "Kafka")));
        worker.publish(edit(assertion("Acme", "use", "x".repeat(513))));
        worker.publish(edit(with(1.5, "other")));
        worker.publish(edit(with(0.5, "OTHER")));
        worker.publish(edit(new VerbChanged(ID, "")));
        worker.publish(approved(""));
        worker.publish(approved("x".repeat(513)));

        assertThat(worker.reasons())
                .containsExactly(
                        EMPTY_NAME,
                        EMPTY_NAME,
                        TOO_LONG,
                        BAD_CONFIDENCE,
                        UNKNOWN_VALUE,
                        EMPTY_NAME,
                        EMPTY_NAME,
                        TOO_LONG);
    }

    @Test
    void equalTriplesOfTwoDomainsKeepTheirSentences() {
        worker.publish(event("sales", null, "a.md", null, content("One.")));
        worker.publish(event("hr", null, "a.md", null, content("One.")));
        worker.publish(in("sales", null, asserted("a.md", sentence("of sales", 1.0))));
        worker.publish(in("hr", null, asserted("a.md", sentence("of hr", 0.1))));

        assertThat(rows())
                .extracting(r -> r.domain() + ": " + r.sentence())
                .containsExactlyInAnyOrder("sales: of sales", "hr: of hr");
    }

    private void extracted(String document, ExtractedRelationship... triples) {
        worker.publish(published(document, "One."));
        worker.publish(asserted(document, triples));
    }

    private static ExtractedRelationship sentence(String sentence, double confidence) {
        return new ExtractedRelationship("Acme", "uses", "Kafka", sentence, confidence, "other");
    }

    private static RelationshipAsserted with(double confidence, String category) {
        return new RelationshipAsserted("Acme", "use", "Kafka", null, confidence, category);
    }

    private Relationship row() {
        assertThat(rows()).hasSize(1);
        return rows().getFirst();
    }

    private List<Relationship> rows() {
        return worker.rows(LogTable.RELATIONSHIPS, Relationship.class);
    }
}
