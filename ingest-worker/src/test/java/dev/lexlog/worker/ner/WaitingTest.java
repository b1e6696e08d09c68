package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.MENTION_OUTSIDE;
import static dev.lexlog.schemas.failure.ReasonCode.STALE_REVISION;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_MANY_WAITING;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.removed;
import static dev.lexlog.worker.event.Extractions.at;
import static dev.lexlog.worker.event.Extractions.extracted;
import static dev.lexlog.worker.event.Extractions.extractedFrom;
import static dev.lexlog.worker.event.Extractions.inChunk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.worker.document.StoredDocuments;
import dev.lexlog.worker.driver.MemoryStores;
import dev.lexlog.worker.driver.MemoryWorker;
import dev.lexlog.worker.retry.Backoff;
import dev.lexlog.worker.retry.Insistence;
import dev.lexlog.worker.retry.StopSignal;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Origin;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Extractions ahead of their document and behind it.
class WaitingTest {
    private final MemoryWorker worker = new MemoryWorker();
    private final FoundRows found = new FoundRows(worker);

    @Test
    void extractionAheadOfItsDocumentWaitsForIt() {
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        assertThat(found.links()).isEmpty();
        assertThat(worker.waiting()).isEqualTo(1);

        worker.publish(published("a.md", "Zero."));
        assertThat(found.links()).isEmpty();
        worker.publish(published("a.md", "One."));

        assertThat(found.linkedTexts()).containsExactly(Map.entry("One", "One."));
        assertThat(worker.waiting()).isZero();
    }

    @Test
    void erasedDocumentLosesWhatWaitsForIt() {
        worker.publish(published("a.md", "Zero."));
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        worker.publish(event("a.md", new DocumentRemoved(null)));
        assertThat(worker.waiting()).as("removal lets it wait").isEqualTo(1);

        worker.publish(event("a.md", new DocumentRemoved(null, true)));
        assertThat(worker.waiting()).isZero();
        worker.publish(published("a.md", "One."));
        assertThat(found.links()).isEmpty();
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        assertThat(found.linkedTexts()).as("what comes later counts").containsOnlyKeys("One");
    }

    @Test
    void extractionOfAnyRevisionTakesTheFirstThatComes() {
        worker.publish(extracted("a.md", at("One", 0)));
        worker.publish(published("a.md", "One."));
        assertThat(found.linkedTexts()).containsOnlyKeys("One");

        worker.publish(published("a.md", "Two."));

        assertThat(found.links()).isEmpty();
    }

    @Test
    void laterOfTwoThatWaitForOneRevisionIsApplied() {
        worker.publish(extractedFrom("a.md", "One, two, three.", at("older", 0)));
        worker.publish(extracted("a.md", at("any", 0)));
        worker.publish(extractedFrom("a.md", "One, two, three.", at("newer", 0)));
        assertThat(worker.waiting()).isEqualTo(2);

        worker.publish(published("a.md", "One, two, three."));

        assertThat(found.linkedTexts()).containsOnlyKeys("newer");
        assertThat(worker.waiting()).isZero();
        assertThat(worker.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zero.", ""})
    void withdrawalAlsoTakesWhatWaitsAndCameBefore(String present) {
        if (!present.isEmpty()) {
            worker.publish(published("a.md", present));
        }
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        worker.publish(extracted("a.md"));
        worker.publish(extractedFrom("a.md", "Two.", at("Two", 0)));
        worker.publish(published("a.md", "Half."));

        worker.publish(published("a.md", "One."));
        assertThat(found.links()).isEmpty();
        assertThat(worker.waiting()).isEqualTo(1);

        worker.publish(published("a.md", "Two."));
        assertThat(found.linkedTexts()).containsOnlyKeys("Two");
        assertThat(worker.waiting()).isZero();
    }

    @Test
    void extractionThatIsRefusedSupersedesNothing() {
        worker.publish(published("a.md", "Zero."));
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        worker.publish(extracted("a.md", at("outside", 50)));

        worker.publish(published("a.md", "One."));

        assertThat(found.linkedTexts()).containsOnlyKeys("One");
    }

    @Test
    void waitingExtractionThatDoesNotFitIsRefusedWhenItsRevisionComes() {
        worker.publish(extractedFrom("a.md", "One.", inChunk("good", 0)));
        worker.publish(extracted("a.md", at("outside", 50)));
        var waited = worker.now();
        worker.publish(published("a.md", "One."));

        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.refusal().reason()).isEqualTo(MENTION_OUTSIDE);
                    assertThat(letter.input().origin().topic()).isEqualTo("lexlog.in.ner");
                    assertThat(letter.input().origin().offset()).isEqualTo(1);
                    assertThat(letter.input().appendedAt()).isEqualTo(waited);
                    assertThat(letter.input().key()).asString().isEqualTo("a.md");
                });
        assertThat(found.linkedTexts()).containsOnlyKeys("good");
    }

    @Test
    void extractionOfAFormerRevisionIsStale() {
        worker.publish(published("a.md", "One."));
        worker.publish(published("a.md", "Two."));
        worker.publish(extractedFrom("a.md", "Two.", at("Two", 0)));

        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));

        assertThat(worker.reasons()).containsExactly(STALE_REVISION);
        assertThat(found.linkedTexts()).containsOnlyKeys("Two");
    }

    @Test
    void removedDocumentsRevisionsAreStaleToo() {
        worker.publish(published("a.md", "One."));
        var between = worker.now();
        worker.publish(removed("a.md"));

        worker.publish(extractedFrom("a.md", "One.", at("One", 0)), between);

        assertThat(worker.reasons()).containsExactly(STALE_REVISION);
        assertThat(worker.waiting()).isZero();
    }

    @Test
    void sixteenRevisionsAreRemembered() {
        for (int i = 0; i <= 16; i++) {
            worker.publish(published("a.md", "Revision " + i));
        }

        worker.publish(extractedFrom("a.md", "Revision 1", at("Revision", 0)));
        worker.publish(extractedFrom("a.md", "Revision 0", at("Revision", 0)));

        assertThat(worker.reasons()).containsExactly(STALE_REVISION);
        assertThat(worker.waiting()).isEqualTo(1);
    }

    @Test
    void contentThatComesBackIsCurrentAgain() {
        worker.publish(published("a.md", "One."));
        worker.publish(published("a.md", "Two."));
        worker.publish(published("a.md", "One."));

        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));

        assertThat(worker.deadLetters()).isEmpty();
        assertThat(found.linkedTexts()).containsOnlyKeys("One");
    }

    @Test
    void oldestOfTooManyThatWaitIsRefused() {
        for (int i = 0; i < 16; i++) {
            worker.publish(extractedFrom("a.md", "Revision " + i, at("Revision", 0)));
        }
        worker.publish(extractedFrom("a.md", "Revision 0", at("again", 0)));
        assertThat(worker.deadLetters()).isEmpty();

        worker.publish(extractedFrom("a.md", "Revision 16", at("Revision", 0)));

        assertThat(worker.reasons()).containsExactly(TOO_MANY_WAITING);
        assertThat(worker.deadLetters().getFirst().input().origin().offset()).isEqualTo(1);
        assertThat(worker.waiting()).isEqualTo(16);
        worker.publish(published("a.md", "Revision 0"));
        assertThat(found.linkedTexts()).containsOnlyKeys("again");
    }

    @Test
    void sameContentInOtherChunksIsLinkedAnew() {
        worker.publish(published("a.md", "One."));
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        var before = found.links();

        worker.publish(
                event(
                        "a.md",
                        new DocumentPublished(
                                "schema",
                                "document",
                                "text/markdown",
                                "One.",
                                null,
                                null,
                                Map.of())));

        assertThat(found.links()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(found.linkedTexts()).containsExactly(Map.entry("One", "One."));
    }

    @Test
    void documentPublishedAgainStartsWithoutItsFormerExtraction() {
        worker.publish(published("a.md", "One."));
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        worker.publish(removed("a.md"));
        worker.publish(published("a.md", "One."));
        found.assertNothing();

        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));

        assertThat(found.linkedTexts()).containsOnlyKeys("One");
    }

    @Test
    void numberThatWaitsIsKnownAfterARestart() {
        var stores = new MemoryStores();
        var waiting = new WaitingExtractions();
        var before = stage(stores, waiting);
        before.begin();
        before.take(extractedFrom("a.md", "One."), arrival("a.md"));
        before.take(extractedFrom("b.md", "One."), arrival("b.md"));
        assertThat(waiting.total()).isEqualTo(2);
        before.end();
        assertThat(waiting.total()).isZero();

        stage(stores, waiting).begin();

        assertThat(waiting.total()).isEqualTo(2);
    }

    private static NerStage stage(TaskStores stores, WaitingExtractions waiting) {
        var codec = new AvroEventCodec(new InMemorySchemaRegistry(), Topics.DEFAULT);
        var insistence = new Insistence(Backoff.DEFAULT, Duration.ofSeconds(1), new StopSignal());
        return new NerStage(
                stores,
                new StoredDocuments(stores),
                new Marks(stores),
                Topics.DEFAULT,
                new Rereading(codec, insistence),
                waiting);
    }

    private static Arrival arrival(String key) {
        return new Arrival(
                key.getBytes(StandardCharsets.UTF_8),
                new byte[0],
                new Origin("lexlog.in.ner", 0, 0),
                MemoryWorker.START);
    }
}
