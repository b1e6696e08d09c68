package dev.lexlog.worker.stream;

import static dev.lexlog.schemas.event.InputTopic.DOCUMENTS;
import static dev.lexlog.worker.driver.WorkerDriver.bytes;
import static dev.lexlog.worker.driver.WorkerDriver.header;
import static dev.lexlog.worker.event.Events.chunk;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.ready;
import static dev.lexlog.worker.event.Events.removed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import dev.lexlog.worker.driver.WorkerDriver;
import dev.lexlog.worker.event.Events;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTopologyTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    private WorkerDriver worker;

    @BeforeEach
    void start(@TempDir Path folder) {
        worker = new WorkerDriver(folder);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void publishedDocumentBecomesItsRows() {
        worker.publish(published("guide/ä b.md", "# A\n\nOne."));

        assertThat(worker.chunks())
                .singleElement()
                .returns("# A\n\nOne.", Chunk::content)
                .returns("A", Chunk::section);
        assertThat(worker.positions())
                .singleElement()
                .returns(0, ChunkPosition::index)
                .returns(0, ChunkPosition::start)
                .returns(9, ChunkPosition::end);
        assertThat(worker.documents())
                .singleElement()
                .returns(new DocumentId(null, null, "guide/ä b.md"), Document::id)
                .returns(1, Document::chunkCount)
                .returns(worker.now(), Document::createdAt)
                .returns(worker.now(), Document::updatedAt);
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void publishingTheSameAgainWritesNothing() {
        worker.publish(event(null, null, "a.md", MONDAY, Events.content("One.\n\nTwo.")));
        assertThat(worker.changes()).isNotEmpty();

        worker.publish(event(null, null, "a.md", TUESDAY, Events.content("One.\n\nTwo.")));

        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void changedDocumentKeepsItsFirstTime() {
        worker.publish(event(null, null, "a.md", MONDAY, Events.content("One.")));
        worker.publish(event(null, null, "a.md", TUESDAY, Events.content("Two.")));

        assertThat(worker.documents().getLast())
                .returns(MONDAY, Document::createdAt)
                .returns(TUESDAY, Document::updatedAt);
    }

    @Test
    void changeOfOneChunkLeavesTheOthersAlone() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two."), chunk("Three.")));
        var before = worker.chunks();
        worker.changes();

        worker.publish(ready("a.md", chunk("One."), chunk("2."), chunk("Three.")));

        assertThat(worker.changes(LogTable.CHUNKS))
                .hasSize(2)
                .anySatisfy(change -> assertThat(change.key()).isEqualTo(before.get(1).key()))
                .anyMatch(Change.Put.class::isInstance);
        assertThat(worker.changes(LogTable.CHUNK_POSITIONS)).hasSize(2);
        assertThat(worker.documents()).hasSize(1);
    }

    @Test
    void chunkOnTopMovesTheOthersAndRewritesNone() {
        worker.publish(ready("a.md", chunk("One."), chunk("Two.")));
        worker.changes();

        worker.publish(ready("a.md", chunk("Zero."), chunk("One."), chunk("Two.")));

        assertThat(worker.chunks()).extracting(Chunk::content).containsExactly("Zero.");
        assertThat(worker.positions()).extracting(ChunkPosition::index).containsExactly(0, 1, 2);
    }

    @Test
    void equalChunksHaveIdsOfTheirOwn() {
        worker.publish(ready("a.md", chunk("One."), chunk("One.")));
        assertThat(worker.chunks()).extracting(Chunk::id).doesNotHaveDuplicates().hasSize(2);
        worker.changes();

        worker.publish(ready("a.md", chunk("One.")));

        assertThat(worker.changes(LogTable.CHUNKS))
                .singleElement()
                .isInstanceOf(Change.Delete.class);
    }

    @Test
    void changeOfAnAttributeWritesTheDocumentOnly() {
        worker.publish(published("a.md", "One."));
        worker.changes();

        worker.publish(
                event(
                        "a.md",
                        new DocumentPublished(
                                "document",
                                "document",
                                "text/markdown",
                                "One.",
                                null,
                                null,
                                Map.of("team", "blue"))));

        assertThat(worker.changes()).singleElement().returns(LogTable.DOCUMENTS, Change::table);
    }

    @Test
    void changedVectorWritesItsChunkOnly() {
        worker.publish(ready("a.md", chunk("One.", vector(3, 4), "other"), chunk("Two.")));
        worker.changes();

        worker.publish(ready("a.md", chunk("One.", vector(4, 3), "other"), chunk("Two.")));

        assertThat(worker.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Put.class,
                        put ->
                                assertThat(((Chunk) put.row()).supplied())
                                        .isEqualTo(
                                                new SuppliedEmbedding(
                                                        "other",
                                                        Embedding.of(new float[] {0.8f, 0.6f}))));
    }

    @Test
    void removedDocumentLeavesATombstoneForEveryRow() {
        worker.publish(published("a.md", "One."));
        var keys = worker.changes().stream().map(Change::key).toList();

        worker.publish(removed("a.md"));

        assertThat(worker.changes())
                .allMatch(change -> change instanceof Change.Delete)
                .extracting(Change::key)
                .containsExactlyElementsOf(keys);
    }

    @Test
    void removingAnUnknownDocumentWritesNothing() {
        worker.publish(removed("a.md"));

        assertThat(worker.changes()).isEmpty();
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void removedDocumentCanBePublishedAgain() {
        worker.publish(published("a.md", "One."));
        var first = worker.changes();
        worker.publish(removed("a.md"));
        worker.changes();

        worker.publish(published("a.md", "One."));

        assertThat(worker.changes()).extracting(Change::key).isEqualTo(keys(first));
    }

    @Test
    void sameNameLivesInTwoDomainsAndSessions() {
        worker.publish(event("sales", null, "a.md", null, Events.content("One.")));
        worker.publish(event("hr", null, "a.md", null, Events.content("One.")));
        worker.publish(event("hr", "s1", "a.md", null, Events.content("One.")));
        assertThat(worker.chunks()).extracting(Chunk::id).doesNotHaveDuplicates().hasSize(3);
        worker.changes();

        worker.publish(event("hr", null, "a.md", null, new DocumentRemoved(null)));

        assertThat(keys(worker.changes(LogTable.DOCUMENTS)))
                .containsExactly("[\"hr\",null,\"a.md\"]");
        assertThat(worker.changes(LogTable.CHUNKS)).hasSize(1);
    }

    @Test
    void baseDomainIsNoDomain() {
        worker.publish(event("__base__", "", "a.md", null, Events.content("One.")));
        worker.changes();

        worker.publish(published("a.md", "One."));

        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void documentWithoutTextHasNoChunks() {
        worker.publish(published("a.md", ""));

        assertThat(worker.documents()).singleElement().returns(0, Document::chunkCount);
        assertThat(worker.chunks()).isEmpty();
    }

    @Test
    void refusedRevisionLeavesTheFormerOne() {
        worker.publish(published("a.md", "One."));
        worker.changes();

        worker.publish(published("a.md", "Two.\0"));

        assertThat(worker.changes()).isEmpty();
        assertThat(worker.deadLetters()).hasSize(1);
    }

    @Test
    void deadLetterHoldsTheRecordAndItsOrigin() {
        worker.publish(published("a.md", "One."));
        worker.send(DOCUMENTS, bytes("k"), bytes("not an event"));

        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).asString().isEqualTo("lexlog.in.documents/0/1");
                    assertThat(letter.value()).isEqualTo(bytes("not an event"));
                    assertThat(header(letter.headers(), "key")).isEqualTo("k");
                    assertThat(header(letter.headers(), "topic")).isEqualTo("lexlog.in.documents");
                    assertThat(header(letter.headers(), "partition")).isEqualTo("0");
                    assertThat(header(letter.headers(), "offset")).isEqualTo("1");
                    assertThat(header(letter.headers(), "timestamp"))
                            .isEqualTo(Long.toString(worker.now().toEpochMilli()));
                });
    }

    private static List<String> keys(List<Change> changes) {
        return changes.stream().map(Change::key).toList();
    }

    private static byte[] vector(float... values) {
        return Embedding.of(values).toBytes();
    }
}
