package dev.lexlog.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Records of older, newer and hostile schemas.
class SchemaVersionsTest {
    private static final long SEED = 42;
    private static final String REMOVED =
            """
            {"type": "record", "name": "DocumentRemoved", "fields": []}\
            """;
    private static final String PUBLISHED =
            """
            {"type": "record", "name": "DocumentPublished", "fields": [
              {"name": "content", "type": ["null", "string"]}]}\
            """;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final EventCodec events = new AvroEventCodec(registry, Topics.DEFAULT);

    @Test
    void producerMayLeaveOutEveryFieldWithADefault() throws IOException {
        var value =
                written(
                        eventSchema("", PUBLISHED),
                        """
                        {"name": "a", "change":
                          {"dev.lexlog.events.DocumentPublished": {"content": {"string": "text"}}}}
                        """);

        assertThat(events.decode(InputTopic.DOCUMENTS, value))
                .isEqualTo(
                        new Decoded.Event(
                                new DocumentEvent(
                                        "a",
                                        null,
                                        null,
                                        "",
                                        null,
                                        new DocumentPublished(
                                                "document",
                                                "document",
                                                "text/markdown",
                                                "text",
                                                null,
                                                null,
                                                Map.of()))));
    }

    @ParameterizedTest
    @EnumSource(InputTopic.class)
    void everyChangeIsReadWithoutAnyOfItsFieldsThatHaveADefault(InputTopic topic)
            throws IOException {
        var required = withoutDefaults(EventSchemas.of(topic).toString());
        var schema = new Schema.Parser().parse(required);
        for (var datum : new RandomData(schema, 50, SEED)) {
            assertThat(events.decode(topic, framed(required, avro(schema, datum))))
                    .isInstanceOf(Decoded.Event.class);
        }
    }

    @Test
    void fieldOfANewerVersionIsPassedOver() throws IOException {
        var extra =
                "{\"name\": \"extra\", \"type\": {\"type\": \"array\", \"items\": \"string\"}},";
        var value =
                written(
                        eventSchema(extra, REMOVED),
                        """
                        {"name": "a", "extra": ["x", "y"], "change":
                          {"dev.lexlog.events.DocumentRemoved": {}}}
                        """);

        assertThat(events.decode(InputTopic.DOCUMENTS, value))
                .isEqualTo(
                        new Decoded.Event(
                                new DocumentEvent(
                                        "a", null, null, "", null, new DocumentRemoved(null))));
    }

    @Test
    void changeOfANewerVersionIsUndecodableAndTheOthersAreNot() throws IOException {
        var schema =
                eventSchema(
                        "",
                        REMOVED
                                + ", {\"type\": \"record\", \"name\": \"DocumentMoved\", \"fields\": []}");
        var moved = "{\"name\": \"a\", \"change\": {\"dev.lexlog.events.DocumentMoved\": {}}}";

        assertThat(reason(written(schema, moved))).isEqualTo(ReasonCode.UNDECODABLE);
        assertThat(
                        events.decode(
                                InputTopic.DOCUMENTS,
                                written(schema, moved.replace("Moved", "Removed"))))
                .isInstanceOf(Decoded.Event.class);
    }

    @Test
    void rowOfAnOlderVersionIsReadWithDefaults() throws IOException {
        var schema =
                """
                {"type": "record", "name": "ChunkRow", "namespace": "dev.lexlog.events", "fields": [
                  {"name": "content", "type": "string"}, {"name": "content_hash", "type": "string"},
                  {"name": "id", "type": "string"}, {"name": "document", "type": "string"},
                  {"name": "source", "type": "string"}, {"name": "chunk_type", "type": "string"}]}
                """;
        var value =
                written(
                        schema,
                        """
                        {"content": "text", "content_hash": "h", "id": "c_1", "document": "a",
                         "source": "api", "chunk_type": "document"}
                        """);

        var rows = new AvroLogCodec(registry, Topics.DEFAULT);
        assertThat(rows.decode(LogTable.CHUNKS, "c_1".getBytes(UTF_8), value, 5))
                .isEqualTo(
                        new Change.Put(
                                new Chunk(
                                        new ChunkId("c_1"),
                                        new DocumentId(null, null, "a"),
                                        null,
                                        Source.API,
                                        ChunkType.DOCUMENT,
                                        null,
                                        "text",
                                        "h",
                                        null),
                                5));
    }

    @Test
    void schemaThatCannotBeAnEventIsUndecodable() throws IOException {
        assertThat(reason(written("\"long\"", "5"))).isEqualTo(ReasonCode.UNDECODABLE);
        assertThat(
                        reason(
                                written(
                                        eventSchema("", REMOVED).replace("\"string\"", "\"int\""),
                                        "{\"name\": 5, \"change\": {\"dev.lexlog.events.DocumentRemoved\": {}}}")))
                .isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Test
    void itemsOfNoSizeDoNotKeepTheReaderBusy() {
        var schema =
                eventSchema(
                        "{\"name\": \"extra\", \"type\": {\"type\": \"array\", \"items\": \"null\"}},",
                        REMOVED);
        var billions = new byte[] {2, 'a', -2, -1, -1, -1, -1, -1, -1, 15, 0, 0};

        var started = System.nanoTime();
        assertThat(reason(framed(schema, billions))).isEqualTo(ReasonCode.UNDECODABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void endlessNestingIsUndecodable() {
        var schema =
                eventSchema(
                        """
                        {"name": "extra", "type": {"type": "record", "name": "Node", "fields": [
                          {"name": "next", "type": ["null", "Node"]}]}},
                        """,
                        REMOVED);
        var nested = new byte[4_000_000];
        Arrays.fill(nested, (byte) 2);
        nested[1] = 'a';

        assertThat(reason(framed(schema, nested))).isEqualTo(ReasonCode.UNDECODABLE);
    }

    private static String eventSchema(String moreFields, String changes) {
        return """
        {"type": "record", "name": "DocumentEvent", "namespace": "dev.lexlog.events", "fields": [
          {"name": "name", "type": "string"}, %s {"name": "change", "type": [%s]}]}
        """
                .formatted(moreFields, changes);
    }

    private byte[] written(String schemaJson, String json) throws IOException {
        var schema = new Schema.Parser().parse(schemaJson);
        var datum =
                new GenericDatumReader<>(schema)
                        .read(null, DecoderFactory.get().jsonDecoder(schema, json));
        return framed(schemaJson, avro(schema, datum));
    }

    private static byte[] avro(Schema schema, Object datum) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static String withoutDefaults(String schemaJson) throws IOException {
        var schema = new ObjectMapper().readTree(schemaJson);
        removeDefaults(schema);
        return schema.toString();
    }

    private static void removeDefaults(JsonNode schema) {
        for (var field = schema.path("fields").iterator(); field.hasNext(); ) {
            if (field.next().has("default")) {
                field.remove();
            }
        }
        schema.forEach(SchemaVersionsTest::removeDefaults);
    }

    private byte[] framed(String schemaJson, byte[] avro) {
        var schema = new Schema.Parser().parse(schemaJson);
        int id = registry.register("foreign-" + schemaJson.hashCode(), schema);
        return ByteBuffer.allocate(5 + avro.length).put((byte) 0).putInt(id).put(avro).array();
    }

    private ReasonCode reason(byte[] value) {
        var decoded = events.decode(InputTopic.DOCUMENTS, value);
        assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        return ((Decoded.Refused) decoded).refusal().reason();
    }
}
