package dev.lexlog.standalone.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A stack's user: publishes through Kafka, asks by HTTP.
final class TestClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Topics TOPICS = Topics.DEFAULT;

    private final Stack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpSchemaRegistry registry;
    private final AvroEventCodec codec;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<RecordMetadata> published = new ArrayList<>();

    TestClient(Stack stack) {
        this.stack = stack;
        this.registry =
                new HttpSchemaRegistry(RegistryConfig.of(stack.schemaRegistry().toString()));
        this.codec = new AvroEventCodec(registry, TOPICS);
        var bytes = new ByteArraySerializer();
        this.producer = new KafkaProducer<>(connection(), bytes, bytes);
    }

    /// Every Markdown file, named by its path below the folder.
    int publish(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            var texts = files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
            for (var text : texts) {
                publish(folder.relativize(text).toString(), Files.readString(text));
            }
            return texts.size();
        }
    }

    void publish(String name, String content) throws Exception {
        send(name, Events.markdown(content));
    }

    void remove(String name) throws Exception {
        send(name, new DocumentRemoved(null));
    }

    private void send(String name, DocumentChange change) throws Exception {
        var value = codec.encode(Events.of(name, change));
        var record = new ProducerRecord<>(TOPICS.input(InputTopic.DOCUMENTS), name.getBytes(UTF_8), value);
        published.add(producer.send(record).get());
    }

    /// Until everything published by this client can be found by text and by vector.
    void await() throws Exception {
        var tokens =
                published.stream()
                        .map(m ->
                                Map.of(
                                        "topic", m.topic(),
                                        "partition", m.partition(),
                                        "offset", m.offset()))
                        .toList();
        var answer =
                post(
                        "/v1/await",
                        Map.of("tokens", tokens, "until", "vector", "timeout_ms", 120_000));
        assertThat(answer).isNotNull();
    }

    List<String> search(String query) throws Exception {
        var answer = post("/v1/search", Map.of("query", query, "limit", 5));
        return answer.path("hits")
                .valueStream()
                .map(hit -> hit.path("chunk").path("document").asText())
                .toList();
    }

    Map<LogTable, String> digests() {
        try (var reading = stack.generation().read(Duration.ofSeconds(60))) {
            return reading.digests();
        }
    }

    /// The end of the topic over all partitions, markers included.
    long end(LogTable table) throws Exception {
        try (var admin = Admin.create(connection())) {
            var asked =
                    IntStream.range(0, 6)
                            .mapToObj(i -> new TopicPartition(TOPICS.log(table), i))
                            .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
            return admin.listOffsets(asked).all().get().values().stream()
                    .mapToLong(info -> info.offset())
                    .sum();
        }
    }

    private JsonNode post(String path, Map<String, ?> body) throws Exception {
        var request =
                HttpRequest.newBuilder(stack.api().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", stack.bootstrapServers());
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
        http.close();
    }
}
