package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.MENTION_OUTSIDE;
import static dev.lexlog.schemas.failure.ReasonCode.STALE_REVISION;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_MANY_WAITING;
import static dev.lexlog.worker.event.Events.chunk;
import static dev.lexlog.worker.event.Events.content;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.ready;
import static dev.lexlog.worker.event.Events.removed;
import static dev.lexlog.worker.event.Extractions.asserted;
import static dev.lexlog.worker.event.Extractions.at;
import static dev.lexlog.worker.event.Extractions.extracted;
import static dev.lexlog.worker.event.Extractions.extractedFrom;
import static dev.lexlog.worker.event.Extractions.extraction;
import static dev.lexlog.worker.event.Extractions.in;
import static dev.lexlog.worker.event.Extractions.inChunk;
import static dev.lexlog.worker.event.Extractions.triple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.MemoryWorker;
import dev.lexlog.worker.stage.Output;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NerStageTest {
    private final MemoryWorker worker = new MemoryWorker();

    @Test
    void emojiBeforeAMentionDoesNotShiftIt() {
        var text = "😀".repeat(220) + "\n\n# B\n\nAcme";
        worker.publish(published("a.md", text));
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(2);

        worker.publish(extracted("a.md", at("Acme", text.codePointCount(0, text.length() - 4))));

        assertThat(linkedTexts()).containsExactly(Map.entry("Acme", "# B\n\nAcme"));
    }

    @Test
    void surfaceFormsMeetInOneEntity() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));

        worker.publish(
                extracted(
                        "a.md",
                        inChunk("customerOrders", 0, 0.5),
                        inChunk("customer_order", 0, 0.9),
                        inChunk("customer-orders", 0, 0.7),
                        inChunk("customer orders", 1)));

        assertThat(entities())
                .singleElement()
                .returns("customer order", Entity::name)
                .returns("Customer Order", Entity::displayName)
                .returns(4L, Entity::mentionCount)
                .returns(1L, Entity::documentCount);
        assertThat(links())
                .extracting(ChunkEntity::confidence, ChunkEntity::mentions)
                .containsExactlyInAnyOrder(tuple(0.9, 3), tuple(1.0, 1));
    }

    @Test
    void nextExtractionReplacesTheFormerAndWritesOnlyWhatDiffers() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));
        worker.publish(extracted("a.md", inChunk("stays", 0), inChunk("goes", 1)));
        worker.written();

        worker.publish(extracted("a.md", inChunk("stays", 0), inChunk("comes", 1)));

        assertThat(linkedTexts())
                .containsOnly(Map.entry("stay", "One."), Map.entry("come", "Two."));
        assertThat(worker.written().stream().filter(NerStageTest::isLink)).hasSize(2);
    }

    @Test
    void sameExtractionAgainWritesNoRow() {
        worker.publish(ready("a.md", chunk("One.")));
        worker.publish(extracted("a.md", inChunk("acme", 0)));
        worker.written();

        worker.publish(extracted("a.md", inChunk("acme", 0)));

        assertThat(worker.written()).noneMatch(Output.Put.class::isInstance);
    }

    @Test
    void emptyExtractionWithdrawsEverything() {
        worker.publish(ready("a.md", chunk("One.")));
        worker.publish(
                extraction(
                        "a.md",
                        null,
                        List.of(inChunk("acme", 0)),
                        List.of(triple("acme", "uses", "kafka", 1))));
        assertThat(worker.table(LogTable.RELATIONSHIPS)).hasSize(1);

        worker.publish(extracted("a.md"));

        assertNothingFound();
    }

    @Test
    void mentionOutsideRefusesTheWholeExtractionAndKeepsTheFormer() {
        worker.publish(ready("a.md", chunk("One.")));
        worker.publish(extracted("a.md", inChunk("former", 0)));

        worker.publish(extracted("a.md", inChunk("good", 0), inChunk("outside", 1)));

        assertThat(worker.reasons()).containsExactly(MENTION_OUTSIDE);
        assertThat(linkedTexts()).containsOnlyKeys("former");
    }

    @Test
    void extractionAheadOfItsDocumentWaitsForIt() {
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        assertThat(links()).isEmpty();
        assertThat(worker.waiting()).isEqualTo(1);

        worker.publish(published("a.md", "Zero."));
        assertThat(links()).isEmpty();
        worker.publish(published("a.md", "One."));

        assertThat(linkedTexts()).containsExactly(Map.entry("One", "One."));
        assertThat(worker.waiting()).isZero();
    }

    @Test
    void extractionOfAnyRevisionTakesTheFirstThatComes() {
        worker.publish(extracted("a.md", at("One", 0)));
        worker.publish(published("a.md", "One."));
        assertThat(linkedTexts()).containsOnlyKeys("One");

        worker.publish(published("a.md", "Two."));

        assertThat(links()).isEmpty();
    }

    @Test
    void laterOfTwoThatWaitForOneRevisionIsApplied() {
        worker.publish(extractedFrom("a.md", "One.", at("older", 0)));
        worker.publish(extracted("a.md", at("any", 0)));
        worker.publish(extractedFrom("a.md", "One.", at("newer", 0)));
        assertThat(worker.waiting()).isEqualTo(2);

        worker.publish(published("a.md", "One."));

        assertThat(linkedTexts()).containsOnlyKeys("newer");
        assertThat(worker.waiting()).isZero();
        assertThat(worker.deadLetters()).isEmpty();
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
        assertThat(linkedTexts()).containsOnlyKeys("good");
    }

    @Test
    void extractionOfAFormerRevisionIsStale() {
        worker.publish(published("a.md", "One."));
        worker.publish(published("a.md", "Two."));
        worker.publish(extractedFrom("a.md", "Two.", at("Two", 0)));

        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));

        assertThat(worker.reasons()).containsExactly(STALE_REVISION);
        assertThat(linkedTexts()).containsOnlyKeys("Two");
    }

    @Test
    void removedDocumentsRevisionsAreStaleToo() {
        worker.publish(published("a.md", "One."));
        worker.publish(removed("a.md"));

        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));

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
        assertThat(linkedTexts()).containsOnlyKeys("One");
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
        assertThat(linkedTexts()).containsOnlyKeys("again");
    }

    @Test
    void linksOfVanishedChunksGoAndOthersStayUntilTheNextExtraction() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));
        worker.publish(
                extracted("a.md", inChunk("both", 0), inChunk("both", 1), inChunk("only two", 1)));

        worker.publish(ready("a.md", chunk("Zero."), chunk("One.")));

        assertThat(linkedTexts()).containsExactly(Map.entry("both", "One."));
        assertThat(entities())
                .singleElement()
                .returns("both", Entity::name)
                .returns(1L, Entity::mentionCount);
    }

    @Test
    void columnsComeFromTheMentionListedFirstThatIsLeft() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));
        worker.publish(extracted("a.md", displayed("FIRST", 1), displayed("Second", 0)));
        assertThat(entities()).extracting(Entity::displayName).containsExactly("FIRST");

        worker.publish(ready("a.md", chunk("One.")));

        assertThat(entities()).extracting(Entity::displayName).containsExactly("Second");
    }

    @Test
    void sameContentInOtherChunksIsLinkedAnew() {
        worker.publish(published("a.md", "One."));
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        var before = links();

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

        assertThat(links()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(linkedTexts()).containsExactly(Map.entry("One", "One."));
    }

    @Test
    void removedDocumentTakesBackAllItContributed() {
        worker.publish(ready("a.md", chunk("One.")));
        worker.publish(
                extraction(
                        "a.md",
                        null,
                        List.of(inChunk("acme", 0)),
                        List.of(triple("acme", "uses", "kafka", 1))));

        worker.publish(removed("a.md"));

        assertNothingFound();
    }

    @Test
    void documentPublishedAgainStartsWithoutItsFormerExtraction() {
        worker.publish(published("a.md", "One."));
        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));
        worker.publish(removed("a.md"));
        worker.publish(published("a.md", "One."));
        assertNothingFound();

        worker.publish(extractedFrom("a.md", "One.", at("One", 0)));

        assertThat(linkedTexts()).containsOnlyKeys("One");
    }

    @Test
    void equalEntitiesOfTwoDomainsAreTwo() {
        worker.publish(event("sales", null, "a.md", null, content("One.")));
        worker.publish(event("hr", null, "a.md", null, content("One.")));

        worker.publish(in("sales", null, extracted("a.md", at("One", 0))));
        worker.publish(in("hr", null, extracted("a.md", at("One", 0))));

        assertThat(entities()).extracting(Entity::domain).containsExactlyInAnyOrder("sales", "hr");
    }

    @Test
    void relationshipsStayWhenTheDocumentChanges() {
        worker.publish(published("a.md", "One."));
        worker.publish(asserted("a.md", triple("acme", "uses", "kafka", 1)));

        worker.publish(published("a.md", "Two."));

        assertThat(worker.table(LogTable.RELATIONSHIPS)).hasSize(1);
    }

    private static Mention displayed(String display, int index) {
        return new Mention("acme", display, "concept", null, 1, null, null, index);
    }

    private void assertNothingFound() {
        assertThat(worker.table(LogTable.CHUNK_ENTITIES)).isEmpty();
        assertThat(worker.table(LogTable.ENTITIES)).isEmpty();
        assertThat(worker.table(LogTable.RELATIONSHIPS)).isEmpty();
    }

    private List<ChunkEntity> links() {
        return worker.rows(LogTable.CHUNK_ENTITIES, ChunkEntity.class);
    }

    private List<Entity> entities() {
        return worker.rows(LogTable.ENTITIES, Entity.class);
    }

    /// Names of entities to the texts of their chunks.
    private Map<String, String> linkedTexts() {
        return links().stream()
                .collect(
                        Collectors.toMap(
                                link -> entity(link.entity()).name(),
                                link -> chunkOf(link.chunk()).content()));
    }

    private Entity entity(EntityId id) {
        return (Entity) worker.table(LogTable.ENTITIES).get(id.value());
    }

    private Chunk chunkOf(ChunkId id) {
        return (Chunk) worker.table(LogTable.CHUNKS).get(id.value());
    }

    private static boolean isLink(Output output) {
        return switch (output) {
            case Output.Put(var row, _) -> row.table() == LogTable.CHUNK_ENTITIES;
            case Output.Tombstone(var table, _, _) -> table == LogTable.CHUNK_ENTITIES;
            case Output.Forward _, Output.Multicast _, Output.Refused _ -> false;
        };
    }
}
