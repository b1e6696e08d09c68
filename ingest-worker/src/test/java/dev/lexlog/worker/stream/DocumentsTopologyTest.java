package dev.lexlog.worker.stream;

import static dev.lexlog.worker.event.Events.chunk;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.ready;
import static dev.lexlog.worker.event.Events.removed;
import static dev.lexlog.worker.stream.DocumentsStage.bytes;
import static dev.lexlog.worker.stream.DocumentsStage.header;
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

    private DocumentsStage stage;

    @BeforeEach
    void start(@TempDir Path folder) {
        stage = new DocumentsStage(folder);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void publishedDocumentBecomesItsRows() {
        stage.publish(published("guide/ä b.md", "# A\n\nOne."));

        assertThat(stage.chunks())
                .singleElement()
                .returns("# A\n\nOne.", Chunk::content)
                .returns("A", Chunk::section);
        assertThat(stage.positions())
                .singleElement()
                .returns(0, ChunkPosition::index)
                .returns(0, ChunkPosition::start)
                .returns(9, ChunkPosition::end);
        assertThat(stage.documents())
                .singleElement()
                .returns(new DocumentId(null, null, "guide/ä b.md"), Document::id)
                .returns(1, Document::chunkCount)
                .returns(stage.now(), Document::createdAt)
                .returns(stage.now(), Document::updatedAt);
        assertThat(stage.deadLetters()).isEmpty();
    }

    @Test
    void publishingTheSameAgainWritesNothing() {
        stage.publish(event(null, null, "a.md", MONDAY, Events.content("One.\n\nTwo.")));
        assertThat(stage.changes()).isNotEmpty();

        stage.publish(event(null, null, "a.md", TUESDAY, Events.content("One.\n\nTwo.")));

        assertThat(stage.changes()).isEmpty();
    }

    @Test
    void changedDocumentKeepsItsFirstTime() {
        stage.publish(event(null, null, "a.md", MONDAY, Events.content("One.")));
        stage.publish(event(null, null, "a.md", TUESDAY, Events.content("Two.")));

        assertThat(stage.documents().getLast())
                .returns(MONDAY, Document::createdAt)
                .returns(TUESDAY, Document::updatedAt);
    }

    @Test
    void changeOfOneChunkLeavesTheOthersAlone() {
        stage.publish(ready("a.md", chunk("One."), chunk("Two."), chunk("Three.")));
        var before = stage.chunks();
        stage.changes();

        stage.publish(ready("a.md", chunk("One."), chunk("2."), chunk("Three.")));

        assertThat(stage.changes(LogTable.CHUNKS))
                .hasSize(2)
                .anySatisfy(change -> assertThat(change.key()).isEqualTo(before.get(1).key()))
                .anyMatch(Change.Put.class::isInstance);
        assertThat(stage.changes(LogTable.CHUNK_POSITIONS)).hasSize(2);
        assertThat(stage.documents()).hasSize(1);
    }

    @Test
    void chunkOnTopMovesTheOthersAndRewritesNone() {
        stage.publish(ready("a.md", chunk("One."), chunk("Two.")));
        stage.changes();

        stage.publish(ready("a.md", chunk("Zero."), chunk("One."), chunk("Two.")));

        assertThat(stage.chunks()).extracting(Chunk::content).containsExactly("Zero.");
        assertThat(stage.positions()).extracting(ChunkPosition::index).containsExactly(0, 1, 2);
    }

    @Test
    void equalChunksHaveIdsOfTheirOwn() {
        stage.publish(ready("a.md", chunk("One."), chunk("One.")));
        assertThat(stage.chunks()).extracting(Chunk::id).doesNotHaveDuplicates().hasSize(2);
        stage.changes();

        stage.publish(ready("a.md", chunk("One.")));

        assertThat(stage.changes(LogTable.CHUNKS))
                .singleElement()
                .isInstanceOf(Change.Delete.class);
    }

    @Test
    void changeOfAnAttributeWritesTheDocumentOnly() {
        stage.publish(published("a.md", "One."));
        stage.changes();

        stage.publish(
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

        assertThat(stage.changes()).singleElement().returns(LogTable.DOCUMENTS, Change::table);
    }

    @Test
    void changedVectorWritesItsChunkOnly() {
        stage.publish(ready("a.md", chunk("One.", vector(3, 4), "other"), chunk("Two.")));
        stage.changes();

        stage.publish(ready("a.md", chunk("One.", vector(4, 3), "other"), chunk("Two.")));

        assertThat(stage.changes())
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
        stage.publish(published("a.md", "One."));
        var keys = stage.changes().stream().map(Change::key).toList();

        stage.publish(removed("a.md"));

        assertThat(stage.changes())
                .allMatch(change -> change instanceof Change.Delete)
                .extracting(Change::key)
                .containsExactlyElementsOf(keys);
    }

    @Test
    void removingAnUnknownDocumentWritesNothing() {
        stage.publish(removed("a.md"));

        assertThat(stage.changes()).isEmpty();
        assertThat(stage.deadLetters()).isEmpty();
    }

    @Test
    void removedDocumentCanBePublishedAgain() {
        stage.publish(published("a.md", "One."));
        var first = stage.changes();
        stage.publish(removed("a.md"));
        stage.changes();

        stage.publish(published("a.md", "One."));

        assertThat(stage.changes()).extracting(Change::key).isEqualTo(keys(first));
    }

    @Test
    void sameNameLivesInTwoDomainsAndSessions() {
        stage.publish(event("sales", null, "a.md", null, Events.content("One.")));
        stage.publish(event("hr", null, "a.md", null, Events.content("One.")));
        stage.publish(event("hr", "s1", "a.md", null, Events.content("One.")));
        assertThat(stage.chunks()).extracting(Chunk::id).doesNotHaveDuplicates().hasSize(3);
        stage.changes();

        stage.publish(event("hr", null, "a.md", null, new DocumentRemoved(null)));

        assertThat(keys(stage.changes(LogTable.DOCUMENTS)))
                .containsExactly("[\"hr\",null,\"a.md\"]");
        assertThat(stage.changes(LogTable.CHUNKS)).hasSize(1);
    }

    @Test
    void baseDomainIsNoDomain() {
        stage.publish(event("__base__", "", "a.md", null, Events.content("One.")));
        stage.changes();

        stage.publish(published("a.md", "One."));

        assertThat(stage.changes()).isEmpty();
    }

    @Test
    void documentWithoutTextHasNoChunks() {
        stage.publish(published("a.md", ""));

        assertThat(stage.documents()).singleElement().returns(0, Document::chunkCount);
        assertThat(stage.chunks()).isEmpty();
    }

    @Test
    void refusedRevisionLeavesTheFormerOne() {
        stage.publish(published("a.md", "One."));
        stage.changes();

        stage.publish(published("a.md", "Two.\0"));

        assertThat(stage.changes()).isEmpty();
        assertThat(stage.deadLetters()).hasSize(1);
    }

    @Test
    void deadLetterHoldsTheRecordAndItsOrigin() {
        stage.publish(published("a.md", "One."));
        stage.send(bytes("k"), bytes("not an event"));

        assertThat(stage.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).asString().isEqualTo("lexlog.in.documents/0/1");
                    assertThat(letter.value()).isEqualTo(bytes("not an event"));
                    assertThat(header(letter.headers(), "key")).isEqualTo("k");
                    assertThat(header(letter.headers(), "topic")).isEqualTo("lexlog.in.documents");
                    assertThat(header(letter.headers(), "partition")).isEqualTo("0");
                    assertThat(header(letter.headers(), "offset")).isEqualTo("1");
                    assertThat(header(letter.headers(), "timestamp"))
                            .isEqualTo(Long.toString(stage.now().toEpochMilli()));
                });
    }

    private static List<String> keys(List<Change> changes) {
        return changes.stream().map(Change::key).toList();
    }

    private static byte[] vector(float... values) {
        return Embedding.of(values).toBytes();
    }
}
