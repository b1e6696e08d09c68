package dev.lexlog.schemas.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.interop.ConfluentSerde.ConfluentFailure;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import dev.lexlog.schemas.wire.serde.LexlogAvroDeserializer;
import dev.lexlog.schemas.wire.serde.LexlogAvroSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Both ways between our codecs and Confluent's classes, over a real registry.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireInteropIT {
    private static final Topics TOPICS = Topics.DEFAULT;
    private static final DocumentEvent EVENT =
            new DocumentEvent(
                    "a/ä 😀.md",
                    "sales",
                    null,
                    "e1",
                    Instant.ofEpochMilli(1_700_000_000_123L),
                    new DocumentPublished(
                            "api",
                            "document",
                            "text/markdown",
                            null,
                            List.of(
                                    new PublishedChunk(
                                            "text", null, null, new byte[] {0, 0, 1, 63}, "m")),
                            null,
                            Map.of("k", "v")));
    private static final String EVENT_JSON =
            """
            {"name": "a/ä 😀.md", "domain_id": {"string": "sales"}, "session_id": null,
             "event_id": "e1", "occurred_at": 1700000000123,
             "change": {"dev.lexlog.events.DocumentPublished": {
               "source": "api", "chunk_type": "document", "content_type": "text/markdown",
               "content": null, "chunks": {"array": [{
                 "content": "text", "section": null, "chunk_type": null,
                 "embedding": {"bytes": "\\u0000\\u0000\\u0001?"},
                 "embedding_model": {"string": "m"}}]},
               "source_url": null, "attributes": {"k": "v"}}}}
            """;

    private final RegistryProcess registry = RegistryProcess.start();
    private final ConfluentSerde confluent = new ConfluentSerde();
    private final HttpSchemaRegistry client =
            new HttpSchemaRegistry(RegistryConfig.of(registry.url()));
    private final AvroEventCodec codec = new AvroEventCodec(client, TOPICS);

    WireInteropIT() throws IOException {}

    @BeforeAll
    void registerSchemas() {
        RegisteredSchemas.registerAll(client, TOPICS);
    }

    @AfterAll
    void stop() throws IOException {
        client.close();
        confluent.close();
        registry.close();
    }

    @Test
    void eventThatConfluentsClassesWriteIsDecoded() throws Exception {
        var value =
                confluent.serialize(
                        config(), TOPICS.input(InputTopic.DOCUMENTS), eventSchema(), EVENT_JSON);

        assertThat(codec.decode(InputTopic.DOCUMENTS, value))
                .usingRecursiveComparison()
                .isEqualTo(new Decoded.Event(EVENT));
    }

    @Test
    void eventThatWeWriteIsReadByConfluentsClasses() throws Exception {
        var json =
                confluent.deserialize(
                        config(), TOPICS.input(InputTopic.DOCUMENTS), codec.encode(EVENT));

        var event = new ObjectMapper().readTree(json);
        assertThat(event.path("name").asText()).isEqualTo("a/ä 😀.md");
        assertThat(event.path("change").path("chunks").get(0).path("embedding_model").asText())
                .isEqualTo("m");
    }

    @Test
    void bothWriteTheSameBytesUnderTheSameId() throws Exception {
        var theirs =
                confluent.serialize(
                        config("auto.register.schemas", "false", "use.latest.version", "true"),
                        TOPICS.input(InputTopic.DOCUMENTS),
                        eventSchema(),
                        EVENT_JSON);

        assertThat(codec.encode(EVENT)).isEqualTo(theirs);
    }

    @Test
    void unionsWithinAChangeAreTheSameToBoth() throws Exception {
        var topic = TOPICS.input(InputTopic.GLOSSARY_EDITS);
        var theirs =
                confluent.serialize(
                        config("auto.register.schemas", "false", "use.latest.version", "true"),
                        topic,
                        schema("GlossaryEdit"),
                        NestedUnions.JSON);

        assertThat(codec.decode(InputTopic.GLOSSARY_EDITS, theirs))
                .isEqualTo(new Decoded.Event(NestedUnions.EVENT));
        assertThat(codec.encode(NestedUnions.EVENT)).isEqualTo(theirs);
        var json = confluent.deserialize(config(), topic, theirs);
        assertThat(new ObjectMapper().readTree(json).at("/change/tags/pii/level").asText())
                .isEqualTo("high");
    }

    @Test
    void ourSerializerIsReadByConfluentsClasses() throws Exception {
        try (var serializer = new LexlogAvroSerializer()) {
            serializer.configure(config(), false);
            var value = serializer.serialize("people", person("Ann"));

            assertThat(confluent.deserialize(config(), "people", value))
                    .isEqualTo("{\"name\": \"Ann\"}");
        }
    }

    @Test
    void ourDeserializerReadsWhatConfluentsClassesWrite() throws Exception {
        var value =
                confluent.serialize(
                        config(),
                        "people",
                        person("Ann").getSchema().toString(),
                        "{\"name\":\"Ö\"}");

        try (var deserializer = new LexlogAvroDeserializer()) {
            deserializer.configure(config(), false);
            var read = (GenericRecord) deserializer.deserialize("people", value);
            assertThat(read.get("name")).hasToString("Ö");
        }
    }

    @Test
    void incompatibleSchemaIsRefusedToBoth() {
        var subject = RegisteredSchemas.subject(TOPICS.input(InputTopic.DOCUMENTS));

        assertThatThrownBy(() -> client.register(subject, person("Ann").getSchema()))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll(subject, "incompatible", "default");
        assertThatThrownBy(() ->
                        confluent.serialize(
                                config(),
                                TOPICS.input(InputTopic.DOCUMENTS),
                                person("Ann").getSchema().toString(),
                                "{\"name\":\"Ann\"}"))
                .isInstanceOf(ConfluentFailure.class)
                .hasMessageContaining("409");
    }

    @Test
    void newerVersionIsRegisteredAndReadByTheOlderCodec() throws Exception {
        var newer =
                eventSchema()
                        .replaceFirst(
                                "\"fields\":\\[",
                                "\"fields\":[{\"name\":\"extra\",\"type\":\"string\",\"default\":\"\"},");

        var value =
                confluent.serialize(
                        config(),
                        TOPICS.input(InputTopic.DOCUMENTS),
                        newer,
                        EVENT_JSON.replaceFirst("\\{", "{\"extra\": \"x\","));

        assertThat(codec.decode(InputTopic.DOCUMENTS, value))
                .usingRecursiveComparison()
                .isEqualTo(new Decoded.Event(EVENT));
    }

    @Test
    void passwordOpensTheRegistryToBoth() throws Exception {
        try (var gate = new PasswordGate(registry.url())) {
            var userInfo =
                    config(
                            "schema.registry.url",
                            gate.url(),
                            "basic.auth.credentials.source",
                            "USER_INFO",
                            "basic.auth.user.info",
                            PasswordGate.USER + ":" + PasswordGate.PASSWORD);
            var inUrl =
                    config(
                            "schema.registry.url",
                            gate.urlWithPassword(),
                            "basic.auth.credentials.source",
                            "URL");

            for (var config : List.of(userInfo, inUrl)) {
                var schema = person("Ann").getSchema().toString();
                var theirs = confluent.serialize(config, "guarded", schema, "{\"name\":\"Ann\"}");
                assertThat(serialize(config, "guarded", person("Ann"))).isEqualTo(theirs);
            }
        }
    }

    @Test
    void wrongPasswordIsRefused() throws Exception {
        try (var gate = new PasswordGate(registry.url())) {
            var config =
                    config(
                            "schema.registry.url",
                            gate.url(),
                            "basic.auth.credentials.source",
                            "USER_INFO",
                            "basic.auth.user.info",
                            "ann:wrong");

            assertThatThrownBy(() -> serialize(config, "guarded", person("Ann")))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContainingAll("401", gate.url(), "basic.auth.user.info");
        }
    }

    private static byte[] serialize(Map<String, ?> config, String topic, Object datum) {
        try (var serializer = new LexlogAvroSerializer()) {
            serializer.configure(config, false);
            return serializer.serialize(topic, datum);
        }
    }

    private Map<String, Object> config(String... overrides) {
        var config = new HashMap<String, Object>();
        config.put("schema.registry.url", registry.url());
        for (int i = 0; i < overrides.length; i += 2) {
            config.put(overrides[i], overrides[i + 1]);
        }
        return config;
    }

    private static String eventSchema() {
        return schema("DocumentEvent");
    }

    private static String schema(String name) {
        try (var in =
                WireInteropIT.class.getResourceAsStream("/dev/lexlog/events/" + name + ".avsc")) {
            return new Schema.Parser().parse(in).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericRecord person(String name) {
        var schema =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "Person", "fields": [
                                  {"name": "name", "type": "string"}]}
                                """);
        var person = new GenericData.Record(schema);
        person.put("name", name);
        return person;
    }
}
