package dev.lexlog.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input through the real topic: every reason code that documents can give (the others are in
/// `rules.RefusalRulesIT`), with all its bytes, and the rest flows on.
class RefusedInputIT {
    private static final Set<ReasonCode> OF_DOCUMENTS =
            EnumSet.range(ReasonCode.UNDECODABLE, ReasonCode.BAD_TIME);
    private static final int MIB = 1 << 20;
    private static final String MODEL = "hashing:384";

    @TempDir static Path folder;
    private static LexlogProcess lexlog;
    private static Client client;

    @BeforeAll
    static void start() {
        lexlog = LexlogProcess.up(folder).awaitReady();
        client = new Client(lexlog.address());
    }

    @AfterAll
    static void stop() {
        client.close();
        lexlog.close();
    }

    @Test
    void everyReasonCodeOfDocumentsIsProducedWithTheRecordsBytes() {
        var values = new TreeMap<ReasonCode, byte @Nullable []>(refusedValues());
        var sent = new TreeMap<ReasonCode, Future<RecordMetadata>>();
        values.forEach((reason, value) -> sent.put(reason, send(key(reason), value)));
        sent.put(ReasonCode.NO_KEY, send(null, publication("a", "text")));
        sent.put(ReasonCode.NO_VALUE, send("a", null));
        client.await(sent.values());

        assertThat(sent.keySet()).isEqualTo(OF_DOCUMENTS);
        var refused = client.deadLetters();
        sent.forEach((reason, record) -> {
            var letter = letterOf(refused, Client.acknowledged(record));
            assertThat(letter.path("reason").asText()).isEqualTo(reason.code());
            assertThat(letter.path("message").asText()).isNotBlank();
            var value = values.get(reason);
            if (value != null) {
                assertThat(bytesOf(letter)).isEqualTo(value);
            }
        });
    }

    @Test
    void largestGoodRecordAndTheOneAfterTheLargestBadOneAreFound() {
        var good = "# Largest\n\n" + filler(8 * MIB - 64) + "\n\nzanzibar";
        assertThat(good.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8 * MIB);
        var bad = publication("largest-bad.md", filler(12 * MIB - 1024));
        var sent = new ArrayList<Future<RecordMetadata>>();
        sent.add(client.publish(Events.document("largest-good.md", good)));
        sent.add(send("largest-bad.md", bad));
        sent.add(client.publish(Events.document("largest-bad.md", "The quokka follows.")));
        client.await(sent);

        assertThat(client.search("zanzibar", "text")).first().isEqualTo("largest-good.md");
        assertThat(client.search("quokka follows", "text")).first().isEqualTo("largest-bad.md");
        var letter = letterOf(client.deadLetters(), Client.acknowledged(sent.get(1)));
        assertThat(letter.path("reason").asText()).isEqualTo(ReasonCode.TOO_LARGE.code());
        assertThat(bytesOf(letter)).isEqualTo(bad);
    }

    private static Map<ReasonCode, byte[]> refusedValues() {
        var nowhere = ByteBuffer.allocate(9).put((byte) 0).putInt(987_654_321).array();
        return Map.ofEntries(
                Map.entry(ReasonCode.UNDECODABLE, "not avro".getBytes(StandardCharsets.UTF_8)),
                Map.entry(ReasonCode.UNKNOWN_SCHEMA, nowhere),
                Map.entry(ReasonCode.WRONG_KEY, publication("another name", "text")),
                Map.entry(ReasonCode.EMPTY_NAME, publication("", "text")),
                Map.entry(
                        ReasonCode.RESERVED_NAME,
                        publication(key(ReasonCode.RESERVED_NAME), "text")),
                Map.entry(
                        ReasonCode.UNKNOWN_SOURCE,
                        published(ReasonCode.UNKNOWN_SOURCE, "fax", "document", "text", null)),
                Map.entry(
                        ReasonCode.UNKNOWN_CHUNK_TYPE,
                        published(ReasonCode.UNKNOWN_CHUNK_TYPE, "document", "fax", "text", null)),
                Map.entry(
                        ReasonCode.CONTENT_AND_CHUNKS,
                        published(
                                ReasonCode.CONTENT_AND_CHUNKS, "document", "document", null, null)),
                Map.entry(
                        ReasonCode.WRONG_DIMENSION,
                        withVector(ReasonCode.WRONG_DIMENSION, MODEL, new float[] {1, 2})),
                Map.entry(
                        ReasonCode.NOT_A_NUMBER, withVector(ReasonCode.NOT_A_NUMBER, MODEL, nan())),
                Map.entry(
                        ReasonCode.ZERO_VECTOR,
                        withVector(ReasonCode.ZERO_VECTOR, MODEL, new float[384])),
                Map.entry(ReasonCode.NO_MODEL, withVector(ReasonCode.NO_MODEL, null, ones())),
                Map.entry(
                        ReasonCode.TOO_LARGE,
                        publication(key(ReasonCode.TOO_LARGE), filler(8 * MIB + 1))),
                Map.entry(
                        ReasonCode.NUL_CHARACTER,
                        publication(key(ReasonCode.NUL_CHARACTER), "a\u0000b")),
                Map.entry(ReasonCode.TOO_LONG, publication(key(ReasonCode.TOO_LONG), "text")),
                Map.entry(ReasonCode.BAD_TIME, inTheYear10000()));
    }

    private static Future<RecordMetadata> send(@Nullable String key, byte @Nullable [] value) {
        return client.send(InputTopic.DOCUMENTS, key, value);
    }

    private static byte[] publication(String name, String content) {
        return client.encoded(Events.document(name, content));
    }

    private static byte[] encoded(String name, DocumentChange change) {
        return client.encoded(Events.document(name, change));
    }

    private static String key(ReasonCode reason) {
        return switch (reason) {
            case EMPTY_NAME -> "";
            case RESERVED_NAME -> "glossary:anything";
            case TOO_LONG -> "n".repeat(513);
            default -> reason.code() + ".md";
        };
    }

    private static byte[] published(
            ReasonCode reason,
            String source,
            String chunkType,
            @Nullable String content,
            @Nullable List<PublishedChunk> chunks) {
        return encoded(
                key(reason),
                new DocumentPublished(
                        source, chunkType, "text/markdown", content, chunks, null, Map.of()));
    }

    private static byte[] withVector(ReasonCode reason, @Nullable String model, float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        var chunk = new PublishedChunk("text", null, null, bytes.array(), model);
        return published(reason, "document", "document", null, List.of(chunk));
    }

    private static byte[] inTheYear10000() {
        var event = Events.document(key(ReasonCode.BAD_TIME), "text");
        return client.encoded(
                new DocumentEvent(
                        event.name(),
                        null,
                        null,
                        "",
                        Instant.parse("+10000-01-01T00:00:00Z"),
                        event.change()));
    }

    private static float[] nan() {
        var vector = ones().clone();
        vector[100] = Float.NaN;
        return vector;
    }

    private static float[] ones() {
        var vector = new float[384];
        java.util.Arrays.fill(vector, 1);
        return Embedding.of(vector).toArray();
    }

    private static String filler(int length) {
        var line = "A plain sentence that fills the page without saying much at all.\n";
        return line.repeat(length / line.length() + 1).substring(0, length);
    }

    private static JsonNode letterOf(List<JsonNode> letters, RecordMetadata record) {
        return letters.stream()
                .filter(letter -> letter.path("topic").asText().equals(record.topic()))
                .filter(letter -> letter.path("partition").asInt() == record.partition())
                .filter(letter -> letter.path("offset").asLong() == record.offset())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no dead letter for " + record));
    }

    private static byte[] bytesOf(JsonNode letter) {
        return Base64.getDecoder().decode(letter.path("value_base64").asText());
    }
}
