package dev.lexlog.schemas.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LexlogAvroSerdeTest {
    private static final Schema PERSON =
            SchemaBuilder.record("Person").fields().requiredString("name").endRecord();
    private static final Schema LATEST =
            SchemaBuilder.record("Person")
                    .fields()
                    .optionalInt("age")
                    .requiredString("name")
                    .endRecord();

    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, String> answers = new TreeMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    LexlogAvroSerdeTest() throws IOException {
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                        requests.add(request);
                        var answer =
                                answers.getOrDefault(request, "{\"error_code\":40401}")
                                        .getBytes(StandardCharsets.UTF_8);
                        int status = answers.containsKey(request) ? 200 : 404;
                        exchange.sendResponseHeaders(status, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void recordComesBackAsItWas() {
        answers.put("POST /subjects/people-value/versions", "{\"id\":4}");
        answers.put("GET /schemas/ids/4", schemaBody(PERSON));

        var value = serialize(config(), "people", person("Ann"));

        assertThat(deserialize(config(), value)).isEqualTo(person("Ann"));
    }

    @Test
    void plainValuesComeBackAsTheyWere() {
        answers.put("POST /subjects/t-value/versions", "{\"id\":4}");
        for (Object datum : List.of("ä", 5, 6L, 1.5f, 2.5, true, new byte[] {1, 2})) {
            answers.put("GET /schemas/ids/4", schemaBody(Datum.schema(datum)));

            assertThat(deserialize(config(), serialize(config(), "t", datum))).isEqualTo(datum);
        }
    }

    @Test
    @SuppressWarnings("NullAway") // Kafka passes null for tombstones
    void tombstoneStaysATombstone() {
        assertThat(serialize(config(), "people", null)).isNull();
        assertThat(deserialize(config(), null)).isNull();
    }

    @Test
    void keysHaveASubjectOfTheirOwn() {
        answers.put("POST /subjects/people-key/versions", "{\"id\":4}");

        try (var serializer = new LexlogAvroSerializer()) {
            serializer.configure(config(), true);
            assertThat(serializer.serialize("people", "k")).startsWith(0, 0, 0, 0, 4);
        }
    }

    @Test
    void latestVersionIsWrittenFieldByFieldName() {
        answers.put("GET /subjects/people-value/versions/latest", "{\"id\":9}");
        answers.put("GET /schemas/ids/9", schemaBody(LATEST));
        var config = config("auto.register.schemas", "false", "use.latest.version", "true");

        var value = serialize(config, "people", person("Ann"));

        var expected = new GenericData.Record(LATEST);
        expected.put("name", "Ann");
        assertThat(ByteBuffer.wrap(value).getInt(1)).isEqualTo(9);
        assertThat(deserialize(config, value)).isEqualTo(expected);
    }

    @Test
    void withoutAutomaticRegistrationAnUnregisteredSchemaIsRefused() {
        var config = config("auto.register.schemas", "false");

        assertThatThrownBy(() -> serialize(config, "people", person("Ann")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContainingAll("people-value", "auto.register.schemas");
        assertThat(requests).containsExactly("POST /subjects/people-value");
    }

    @Test
    void bytesOfAnotherFormatAreASerializationException() {
        var json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> deserialize(config(), json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContainingAll("people", "byte 123");
    }

    @Test
    void whatIsNoAvroIsASerializationException() {
        assertThatThrownBy(() -> serialize(config(), "people", new StringBuilder[0]))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("StringBuilder");
    }

    @Test
    void settingsThatWouldBeIgnoredAreRefused() {
        assertThatThrownBy(() -> SerdeConfig.of(config("specific.avro.reader", "true")))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() ->
                        SerdeConfig.of(config("value.subject.name.strategy", "RecordNameStrategy")))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() ->
                        SerdeConfig.of(config("basic.auth.credentials.source", "SASL_INHERIT")))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> SerdeConfig.of(Map.of())).isInstanceOf(ConfigException.class);
    }

    private static byte[] serialize(Map<String, ?> config, String topic, @Nullable Object datum) {
        try (var serializer = new LexlogAvroSerializer()) {
            serializer.configure(config, false);
            return serializer.serialize(topic, datum);
        }
    }

    private static Object deserialize(Map<String, ?> config, byte @Nullable [] value) {
        try (var deserializer = new LexlogAvroDeserializer()) {
            deserializer.configure(config, false);
            return deserializer.deserialize("people", value);
        }
    }

    private Map<String, Object> config(String... more) {
        var config = new TreeMap<String, Object>();
        config.put("schema.registry.url", "http://127.0.0.1:" + server.getAddress().getPort());
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }

    private static String schemaBody(Schema schema) {
        return "{\"schema\":\"" + schema.toString().replace("\"", "\\\"") + "\"}";
    }

    private static GenericRecord person(String name) {
        var person = new GenericData.Record(PERSON);
        person.put("name", name);
        return person;
    }
}
