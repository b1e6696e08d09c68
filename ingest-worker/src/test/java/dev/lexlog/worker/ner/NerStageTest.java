package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.MENTION_OUTSIDE;
import static dev.lexlog.worker.event.Events.chunk;
import static dev.lexlog.worker.event.Events.content;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.ready;
import static dev.lexlog.worker.event.Events.removed;
import static dev.lexlog.worker.event.Extractions.asserted;
import static dev.lexlog.worker.event.Extractions.at;
import static dev.lexlog.worker.event.Extractions.extracted;
import static dev.lexlog.worker.event.Extractions.extraction;
import static dev.lexlog.worker.event.Extractions.in;
import static dev.lexlog.worker.event.Extractions.inChunk;
import static dev.lexlog.worker.event.Extractions.triple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.MemoryWorker;
import dev.lexlog.worker.stage.Output;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where mentions are linked, and what is written of them.
class NerStageTest {
    private final MemoryWorker worker = new MemoryWorker();
    private final FoundRows found = new FoundRows(worker);

    @Test
    void emojiBeforeAMentionDoesNotShiftIt() {
        var text = "😀".repeat(220) + "\n\n# B\n\nAcme";
        worker.publish(published("a.md", text));
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(2);

        worker.publish(extracted("a.md", at("Acme", text.codePointCount(0, text.length() - 4))));

        assertThat(found.linkedTexts()).containsExactly(Map.entry("Acme", "# B\n\nAcme"));
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

        assertThat(found.entities())
                .singleElement()
                .returns("customer order", Entity::name)
                .returns("Customer Order", Entity::displayName)
                .returns(4L, Entity::mentionCount)
                .returns(1L, Entity::documentCount);
        assertThat(found.links())
                .extracting(ChunkEntity::confidence, ChunkEntity::mentions)
                .containsExactlyInAnyOrder(tuple(0.9, 3), tuple(1.0, 1));
    }

    @Test
    void nextExtractionReplacesTheFormerAndWritesOnlyWhatDiffers() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));
        worker.publish(extracted("a.md", inChunk("stays", 0), inChunk("goes", 1)));
        worker.written();

        worker.publish(extracted("a.md", inChunk("stays", 0), inChunk("comes", 1)));

        assertThat(found.linkedTexts())
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

        found.assertNothing();
    }

    @Test
    void mentionOutsideRefusesTheWholeExtractionAndKeepsTheFormer() {
        worker.publish(ready("a.md", chunk("One.")));
        worker.publish(extracted("a.md", inChunk("former", 0)));

        worker.publish(extracted("a.md", inChunk("good", 0), inChunk("outside", 1)));

        assertThat(worker.reasons()).containsExactly(MENTION_OUTSIDE);
        assertThat(found.linkedTexts()).containsOnlyKeys("former");
    }

    @Test
    void linksOfVanishedChunksGoAndOthersStayUntilTheNextExtraction() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));
        worker.publish(
                extracted("a.md", inChunk("both", 0), inChunk("both", 1), inChunk("only two", 1)));

        worker.publish(ready("a.md", chunk("Zero."), chunk("One.")));

        assertThat(found.linkedTexts()).containsExactly(Map.entry("both", "One."));
        assertThat(found.entities())
                .singleElement()
                .returns("both", Entity::name)
                .returns(1L, Entity::mentionCount);
    }

    @Test
    void columnsComeFromTheMentionListedFirstThatIsLeft() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));
        worker.publish(extracted("a.md", displayed("FIRST", 1), displayed("Second", 0)));
        assertThat(found.entities()).extracting(Entity::displayName).containsExactly("FIRST");

        worker.publish(ready("a.md", chunk("One.")));

        assertThat(found.entities()).extracting(Entity::displayName).containsExactly("Second");
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

        found.assertNothing();
    }

    @Test
    void equalEntitiesOfTwoDomainsAreTwo() {
        worker.publish(event("sales", null, "a.md", null, content("One.")));
        worker.publish(event("hr", null, "a.md", null, content("One.")));

        worker.publish(in("sales", null, extracted("a.md", at("One", 0))));
        worker.publish(in("hr", null, extracted("a.md", at("One", 0))));

        assertThat(found.entities())
                .extracting(Entity::domain)
                .containsExactlyInAnyOrder("sales", "hr");
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

    private static boolean isLink(Output output) {
        if (output instanceof Output.Put(var row, _)) {
            return row.table() == LogTable.CHUNK_ENTITIES;
        }
        return output instanceof Output.Tombstone(var table, _, _)
                && table == LogTable.CHUNK_ENTITIES;
    }
}
