package dev.lexlog.standalone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// What a user of a running Lexlog has: a Kafka producer and HTTP.
final class Client implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AWAIT_MILLIS = 120_000;

    private final URI api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaProducer<byte[], byte[]> producer;
    private final EventCodec codec;
    private final Topics topics = Topics.DEFAULT;

    Client(LexlogProcess lexlog) {
        this.api = lexlog.api();
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                lexlog.kafka(),
                                "max.request.size",
                                16 << 20,
                                "linger.ms",
                                5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.codec =
                new AvroEventCodec(
                        new HttpSchemaRegistry(RegistryConfig.of(lexlog.registry())), topics);
    }

    byte[] publication(String name, String content) {
        return encoded(
                name,
                new DocumentPublished(
                        "document", "document", "text/markdown", content, null, null, Map.of()));
    }

    byte[] encoded(String name, DocumentChange change) {
        return encoded(name, change, null);
    }

    byte[] encoded(String name, DocumentChange change, @Nullable Instant occurredAt) {
        return codec.encode(new DocumentEvent(name, null, null, "", occurredAt, change));
    }

    Future<RecordMetadata> publish(String name, String content) {
        return send(name, publication(name, content));
    }

    Future<RecordMetadata> remove(String name) {
        return send(name, encoded(name, new DocumentRemoved(null)));
    }

    Future<RecordMetadata> send(@Nullable String key, byte @Nullable [] value) {
        return send(null, key, value);
    }

    Future<RecordMetadata> send(
            @Nullable Integer partition, @Nullable String key, byte @Nullable [] value) {
        var keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return producer.send(new ProducerRecord<>(topics.input(InputTopic.DOCUMENTS), partition, keyBytes, value));
    }

    /// Waits until everything sent is searchable by vector.
    void await(Collection<Future<RecordMetadata>> sent) {
        var request =
                JSON.createObjectNode().put("until", "vector").put("timeout_ms", AWAIT_MILLIS);
        var tokens = request.putArray("tokens");
        sent.forEach(future -> tokens.add(token(acknowledged(future))));
        var response = post("/v1/await", request);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
    }

    void await(Future<RecordMetadata> sent) {
        await(List.of(sent));
    }

    static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    static ObjectNode token(RecordMetadata metadata) {
        return JSON.createObjectNode()
                .put("topic", metadata.topic())
                .put("partition", metadata.partition())
                .put("offset", metadata.offset());
    }

    /// The documents of the hits, best first.
    List<String> search(String query) {
        return search(query, "hybrid");
    }

    List<String> search(String query, String mode) {
        var request = JSON.createObjectNode().put("query", query).put("mode", mode);
        var response = post("/v1/search", request);
        var hits = json(response).path("hits");
        return StreamSupport.stream(hits.spliterator(), false)
                .map(hit -> hit.path("chunk").path("document").asText())
                .toList();
    }

    /// The checksum of every table, by its name.
    Map<String, String> digests() {
        var digests = new TreeMap<String, String>();
        get("/v1/stats?include=digests")
                .path("digests")
                .properties()
                .forEach(entry -> digests.put(entry.getKey(), entry.getValue().asText()));
        return digests;
    }

    List<JsonNode> deadLetters() {
        var letters = new ArrayList<JsonNode>();
        for (String cursor = ""; cursor != null; ) {
            var page = get("/v1/dead-letters" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
            page.path("items").forEach(letters::add);
            cursor = page.path("next_cursor").asText(null);
        }
        return letters;
    }

    JsonNode get(String path) {
        return json(exchange(HttpRequest.newBuilder(api.resolve(path)).GET().build()));
    }

    HttpResponse<String> post(String path, JsonNode body) {
        return exchange(
                HttpRequest.newBuilder(api.resolve(path))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        http.close();
    }
}
