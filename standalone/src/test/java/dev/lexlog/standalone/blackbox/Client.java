package dev.lexlog.standalone.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A Kafka producer and HTTP. `publish` returns at once with the future token; `apply` returns when
/// what it published shows in every read.
public final class Client implements AutoCloseable {
    private static final int AWAIT_MILLIS = 120_000;

    private final Http http;
    private final HttpSchemaRegistry registry;
    private final EventCodec codec;
    private final KafkaProducer<byte[], byte[]> producer;

    public Client(Address address) {
        this.http = new Http(address.api());
        this.registry = new HttpSchemaRegistry(RegistryConfig.of(address.registry()));
        this.codec = new AvroEventCodec(registry, Topics.DEFAULT);
        var bytes = new ByteArraySerializer();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address.kafka(), "max.request.size", 16 << 20);
        this.producer = new KafkaProducer<>(settings, bytes, bytes);
    }

    public Http http() {
        return http;
    }

    public byte[] encoded(InputEvent event) {
        return codec.encode(event);
    }

    /// Under its own key, to that key's partition.
    public Future<RecordMetadata> publish(InputEvent event) {
        return send(event.topic(), event.key(), encoded(event));
    }

    public Future<RecordMetadata> send(
            InputTopic topic, @Nullable String key, byte @Nullable [] value) {
        return send(topic, null, key, value);
    }

    public Future<RecordMetadata> send(
            InputTopic topic,
            @Nullable Integer partition,
            @Nullable String key,
            byte @Nullable [] value) {
        var name = Topics.DEFAULT.input(topic);
        var keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return producer.send(new ProducerRecord<>(name, partition, keyBytes, value));
    }

    /// Publishes in this order and waits for all. Events of different topics are read in any order:
    /// what must come first needs an `apply` of its own.
    public void apply(InputEvent... events) {
        await(Arrays.stream(events).map(this::publish).toList());
    }

    /// Publishes, waits, and gives the reason code with which it was refused; empty when it was
    /// not.
    public Optional<String> refusalOf(InputEvent event) {
        var sent = publish(event);
        await(List.of(sent));
        return deadLetter(sent).map(letter -> letter.path("reason").asText());
    }

    /// Waits until all of it shows in every read, by text and by vector.
    public void await(Collection<Future<RecordMetadata>> sent) {
        var tokens = sent.stream().map(future -> token(acknowledged(future))).toList();
        http.post(
                "/v1/await",
                Map.of("tokens", tokens, "until", "vector", "timeout_ms", AWAIT_MILLIS));
    }

    public static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> token(RecordMetadata sent) {
        return Map.of(
                "topic", sent.topic(), "partition", sent.partition(), "offset", sent.offset());
    }

    public List<JsonNode> deadLetters() {
        return http.all("/v1/dead-letters");
    }

    /// The dead letter of this record, after it was awaited.
    public Optional<JsonNode> deadLetter(Future<RecordMetadata> sent) {
        var record = acknowledged(sent);
        return deadLetters().stream()
                .filter(letter -> letter.path("topic").asText().equals(record.topic()))
                .filter(letter -> letter.path("partition").asInt() == record.partition())
                .filter(letter -> letter.path("offset").asLong() == record.offset())
                .findFirst();
    }

    /// The documents of the hits, best first.
    public List<String> search(String query) {
        return search(query, "hybrid");
    }

    public List<String> search(String query, String mode) {
        return documents(http.post("/v1/search", Map.of("query", query, "mode", mode)));
    }

    /// The documents of a search's hits, best first.
    public static List<String> documents(JsonNode search) {
        return search.path("hits")
                .valueStream()
                .map(hit -> hit.path("chunk").path("document").asText())
                .toList();
    }

    /// The checksum of every table, by its name.
    public Map<String, String> digests() {
        var digests = new TreeMap<String, String>();
        http.get("/v1/stats?include=digests")
                .path("digests")
                .properties()
                .forEach(entry -> digests.put(entry.getKey(), entry.getValue().asText()));
        return digests;
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
        http.close();
    }
}
