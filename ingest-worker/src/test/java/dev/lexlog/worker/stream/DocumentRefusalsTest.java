package dev.lexlog.worker.stream;

import static dev.lexlog.schemas.event.InputTopic.DOCUMENTS;
import static dev.lexlog.worker.driver.WorkerDriver.bytes;
import static dev.lexlog.worker.driver.WorkerDriver.header;
import static dev.lexlog.worker.event.Events.chunk;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.event.Events.ready;
import static dev.lexlog.worker.event.Events.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.wire.DeadLetterValue;
import dev.lexlog.worker.driver.WorkerDriver;
import dev.lexlog.worker.event.Events;
import dev.lexlog.worker.rules.Limits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every reason code of SEMANTICS §2 that a document event can have, through the topology.
class DocumentRefusalsTest {
    private static final String OURS = WorkerDriver.MODEL.name();

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
    void bytesThatAreNoEventAreUndecodable() {
        worker.send(DOCUMENTS, bytes("a.md"), bytes("hello"));
        assertRefused("undecodable", "");
    }

    @Test
    void schemaIdThatTheRegistryLacksIsUnknown() {
        worker.send(DOCUMENTS, bytes("a.md"), new byte[] {0, 0, 0, 3, (byte) 0xE7, 1, 2});
        assertRefused("unknown_schema", "999");
    }

    @Test
    void recordWithoutKeyIsRefused() {
        worker.send(DOCUMENTS, null, worker.events.encode(published("a.md", "One.")));
        assertRefused("no_key", "name");
    }

    @Test
    void keyThatIsNotTheNameIsRefused() {
        worker.send(DOCUMENTS, bytes("b.md"), worker.events.encode(published("a.md", "One.")));
        assertRefused("wrong_key", "'b.md'");
    }

    @Test
    void keyThatIsNotUtf8IsRefused() {
        worker.send(
                DOCUMENTS,
                new byte[] {(byte) 0xff},
                worker.events.encode(published("\ufffd", "One.")));
        assertRefused("wrong_key", "key");
    }

    @Test
    void recordWithoutValueIsRefused() {
        worker.send(DOCUMENTS, bytes("a.md"), null);
        assertRefused("no_value", "DocumentRemoved");
    }

    @Test
    void letterOfARecordWithoutValueIsNoTombstone() {
        worker.send(DOCUMENTS, bytes("a.md"), null);

        var letter = worker.deadLetters().getFirst();
        assertThat(letter.value()).isEmpty();
        assertThat(DeadLetterValue.read(letter.value(), letter.headers())).isNull();
        assertThat(DeadLetterValue.isTombstone(letter.value(), letter.headers())).isFalse();
    }

    @Test
    void emptyNameIsRefused() {
        worker.publish(published("", "One."));
        assertRefused("empty_name", "name");
    }

    @Test
    void nameOfAGlossaryTermIsRefused() {
        worker.publish(published("glossary:42", "One."));
        assertRefused("reserved_name", "'glossary:42'");
    }

    @Test
    void unknownSourceIsRefused() {
        worker.publish(
                event(
                        "a.md",
                        new DocumentPublished("web", "document", "", "x", null, null, Map.of())));
        assertRefused("unknown_source", "'web'");
    }

    @Test
    void unknownChunkTypeOfTheDocumentIsRefused() {
        worker.publish(
                event("a.md", new DocumentPublished("api", "page", "", "x", null, null, Map.of())));
        assertRefused("unknown_chunk_type", "'page'");
    }

    @Test
    void unknownChunkTypeOfAChunkIsRefused() {
        worker.publish(
                ready("a.md", chunk("One."), new PublishedChunk("Two.", null, "page", null, null)));
        assertRefused("unknown_chunk_type", "chunk 1");
    }

    @Test
    void contentTogetherWithChunksIsRefused() {
        worker.publish(body("One.", List.of(chunk("One."))));
        assertRefused("content_and_chunks", "both given");
    }

    @Test
    void neitherContentNorChunksIsRefused() {
        worker.publish(body(null, null));
        assertRefused("content_and_chunks", "both null");
    }

    @Test
    void vectorOfOurModelWithAnotherDimensionIsRefused() {
        worker.publish(ready("a.md", chunk("One.", vector(1, 2, 3), OURS)));
        assertRefused("wrong_dimension", "3 dimensions");
    }

    @Test
    void vectorThatIsNotWholeFloatsIsRefused() {
        worker.publish(ready("a.md", chunk("One.", new byte[17], "another")));
        assertRefused("wrong_dimension", "17 bytes");
    }

    @Test
    void vectorWithNanIsRefused() {
        worker.publish(ready("a.md", chunk("One.", vector(1, Float.NaN, 3, 4), OURS)));
        assertRefused("not_a_number", "value 1");
    }

    @Test
    void vectorWithInfinityIsRefused() {
        worker.publish(ready("a.md", chunk("One.", vector(1, Float.NEGATIVE_INFINITY), "another")));
        assertRefused("not_a_number", "-Infinity");
    }

    @Test
    void zeroVectorIsRefused() {
        worker.publish(ready("a.md", chunk("One.", vector(0, -0f, 0, 0), OURS)));
        assertRefused("zero_vector", "chunk 0");
    }

    @Test
    void vectorWithoutModelIsRefused() {
        worker.publish(ready("a.md", chunk("One.", vector(1, 2, 3, 4), null)));
        assertRefused("no_model", "embedding_model");
    }

    @Test
    void contentOverTheLimitIsRefused() {
        worker.publish(published("a.md", "ä".repeat(Limits.CONTENT_BYTES / 2) + "x"));
        assertRefused("too_large", "8,388,609");
    }

    @Test
    void chunksOverTheContentLimitTogetherAreRefused() {
        var half = chunk("x".repeat(Limits.CONTENT_BYTES / 2 + 1));
        worker.publish(ready("a.md", half, half));
        assertRefused("too_large", "8,388,610");
    }

    @Test
    void moreReadyChunksThanTheLimitAreRefused() {
        worker.publish(
                event("a.md", Events.chunks(Collections.nCopies(Limits.CHUNKS + 1, chunk("x")))));
        assertRefused("too_large", "20,001");
    }

    @Test
    void contentThatFallsIntoTooManyChunksIsRefused() {
        var section = "# H\n\n" + "word ".repeat(42) + "\n\n";
        worker.publish(published("a.md", section.repeat(Limits.CHUNKS + 1)));
        assertRefused("too_large", "20,001");
    }

    @Test
    void recordOverTheLimitIsRefusedWithAllItsBytes() {
        var value = new byte[Limits.RECORD_BYTES + 1];
        worker.send(DOCUMENTS, bytes("a.md"), value);

        var letter = worker.deadLetters().getFirst();
        assertThat(header(letter.headers(), "reason")).isEqualTo("too_large");
        assertThat(letter.value()).isEqualTo(value);
    }

    @Test
    void recordThatUnfoldsBeyondTheDeadLettersIsCutAndSaysSo() {
        worker.send(DOCUMENTS, bytes("a.md"), new byte[15 << 20]);

        var letter = worker.deadLetters().getFirst();
        assertThat(letter.value()).hasSize(14 << 20);
        assertThat(header(letter.headers(), "message")).contains("only the beginning");
    }

    @Test
    void nulCharacterIsRefusedInEveryText() {
        worker.publish(published("a\0.md", "One."));
        worker.publish(event("d\0", null, "a.md", null, Events.content("x")));
        worker.publish(event(null, "s\0", "a.md", null, Events.content("x")));
        worker.publish(published("a.md", "One\0"));
        worker.publish(ready("a.md", chunk("One\0")));
        worker.publish(ready("a.md", new PublishedChunk("x", "s\0", null, null, null)));
        worker.publish(
                event(
                        "a.md",
                        new DocumentPublished(
                                "api", "document", "t\0", "x", null, null, Map.of())));
        worker.publish(
                event(
                        "a.md",
                        new DocumentPublished("api", "document", "", "x", null, "u\0", Map.of())));
        worker.publish(
                event(
                        "a.md",
                        new DocumentPublished(
                                "api", "document", "", "x", null, null, Map.of("k", "v\0"))));
        worker.publish(
                event(
                        "a.md",
                        new DocumentPublished(
                                "api", "document", "", "x", null, null, Map.of("k\0", "v"))));

        assertAllRefused(10, "nul_character");
        assertThat(worker.changes()).isEmpty();
    }

    @Test
    void nameDomainAndSessionOverTheLimitAreRefused() {
        var long513 = "ä".repeat(256) + "x";
        worker.publish(published(long513, "One."));
        worker.publish(event(long513, null, "a.md", null, Events.content("x")));
        worker.publish(event(null, long513, "a.md", null, Events.content("x")));
        worker.publish(published("ä".repeat(256), "One."));

        assertAllRefused(3, "too_long");
        assertThat(worker.documents()).hasSize(1);
    }

    @Test
    void timesOutsideTheYears1To9999AreRefused() {
        worker.publish(at(Instant.parse("0000-12-31T23:59:59.999Z")));
        worker.publish(at(Instant.parse("+10000-01-01T00:00:00Z")));
        worker.publish(at(Instant.parse("0001-01-01T00:00:00Z")));

        assertAllRefused(2, "bad_time");
        assertThat(worker.documents()).hasSize(1);
    }

    private void assertAllRefused(int letters, String reason) {
        assertThat(worker.deadLetters())
                .hasSize(letters)
                .allSatisfy(
                        letter -> assertThat(header(letter.headers(), "reason")).isEqualTo(reason));
    }

    private void assertRefused(String reason, String inMessage) {
        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(header(letter.headers(), "reason")).isEqualTo(reason);
                    assertThat(header(letter.headers(), "message")).contains(inMessage);
                });
        assertThat(worker.changes()).isEmpty();
    }

    private static DocumentEvent at(Instant time) {
        return event(null, null, "a.md", time, Events.content("x"));
    }

    private static DocumentEvent body(
            @Nullable String content, @Nullable List<PublishedChunk> chunks) {
        return event(
                "a.md",
                new DocumentPublished("document", "document", "", content, chunks, null, Map.of()));
    }
}
