package dev.lexlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.api.fake.AxisEmbedder;
import dev.lexlog.api.fake.MemoryPipeline;
import dev.lexlog.api.generation.Models;
import dev.lexlog.api.generation.OneGeneration;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.EmbeddedGeneration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The API over DuckDB and Lucene.
class EmbeddedSearchIT {
    private static final int DIMENSION = 4;
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");
    private static final DocumentId DOCUMENT = new DocumentId("hr", null, "a/ä 1%.md");

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable EmbeddedGeneration generation;
    private @Nullable QueryApi api;
    private int port;

    @BeforeEach
    void start(@TempDir Path folder) {
        var settings = new GenerationSettings(new EmbeddingModel("fake", DIMENSION), "english", 1);
        var opened = EmbeddedGeneration.open(folder, 1, settings);
        generation = opened;
        fill(opened);
        var started =
                new QueryApi(
                        new ApiConfig("127.0.0.1", 0, Limits.DEFAULT),
                        Topics.DEFAULT,
                        () -> new OneGeneration(opened),
                        Models.only(new AxisEmbedder(DIMENSION, () -> {})),
                        new MemoryPipeline(),
                        OptionalLong::empty,
                        List.of());
        api = started;
        port = started.start();
    }

    @AfterEach
    void stop() {
        client.close();
        if (api != null) {
            api.close();
        }
        if (generation != null) {
            generation.close();
        }
    }

    private static void fill(EmbeddedGeneration generation) {
        var texts = List.of("Parental leave lasts a year.", "Travel is paid.", "Leave your keys.");
        var rows = new ArrayList<LogRow>();
        rows.add(
                new Document(
                        DOCUMENT,
                        Source.DOCUMENT,
                        ChunkType.DOCUMENT,
                        "text/markdown",
                        "ab",
                        texts.size(),
                        "https://example.org",
                        Map.of("lang", "en"),
                        TIME,
                        TIME));
        for (int i = 0; i < texts.size(); i++) {
            var id = new ChunkId("c_" + i);
            var vector = Embedding.of(new float[] {1, i, 0, 0}).normalised();
            rows.add(
                    new Chunk(
                            id,
                            DOCUMENT,
                            null,
                            Source.DOCUMENT,
                            ChunkType.DOCUMENT,
                            "Top",
                            texts.get(i),
                            "h",
                            null));
            rows.add(new ChunkPosition(id, i, i * 30, i * 30 + 20, TIME));
            rows.add(
                    new ChunkEmbedding(
                            id,
                            DOCUMENT,
                            null,
                            Source.DOCUMENT,
                            ChunkType.DOCUMENT,
                            "fake",
                            vector));
        }
        apply(generation, rows);
    }

    private static void apply(EmbeddedGeneration generation, List<LogRow> rows) {
        var slices = new ArrayList<Slice>();
        var topicIds = new TreeMap<String, String>();
        for (var table : LogTable.values()) {
            var changes = new ArrayList<Change>();
            rows.stream()
                    .filter(r -> r.table() == table)
                    .forEach(r -> changes.add(new Change.Put(r, changes.size())));
            var topic = Topics.DEFAULT.log(table);
            topicIds.put(topic, "id of " + topic);
            slices.add(
                    new Slice(new LogPartition(topic, 0), 0, changes.size(), TIME, true, changes));
        }
        var writer = generation.writer();
        writer.take(slices.stream().map(Slice::partition).toList(), topicIds);
        writer.apply(slices);
    }

    @Test
    void hybridSearchFindsByWordsAndByMeaning() throws Exception {
        var reply = post("/v1/search", "{\"query\": \"leave\", \"limit\": 10}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.ids()).hasSize(3).startsWith("c_0");
        assertThat(reply.json().at("/hits/0/scores/vector_rank").asInt()).isEqualTo(1);
        assertThat(reply.json().at("/hits/0/scores/bm25").asDouble()).isPositive();
        assertThat(reply.json().at("/hits/0/chunk/source_url").asText())
                .isEqualTo("https://example.org");
        assertThat(reply.json().at("/watermark/positions/lexlog.log.chunks/0").asLong())
                .isEqualTo(3);
    }

    @Test
    void everyReadAnswers() throws Exception {
        var path = "/v1/documents/a%2F%C3%A4%201%25.md";

        assertThat(get(path).at("/name")).isEqualTo(DOCUMENT.name());
        assertThat(get(path + "/chunks?limit=2").ids()).containsExactly("c_0", "c_1");
        assertThat(get(path + "?domain=it").status()).isEqualTo(404);
        assertThat(get("/v1/chunks?fields=id").ids()).containsExactly("c_0", "c_1", "c_2");
        assertThat(get("/v1/chunks/c_2").at("/start")).isEqualTo("60");
        assertThat(get("/v1/stats?include=digests").json().path("digests"))
                .hasSize(LogTable.values().length);
        assertThat(get("/v1/stats").json().path("chunks").asInt()).isEqualTo(3);
        assertThat(
                        post("/v1/search", "{\"query\": \"leave\", \"domains\": []}")
                                .at("/elsewhere/0/chunks"))
                .isEqualTo("3");
    }

    @Test
    void cursorOfAGoneChunkIsRefused() throws Exception {
        var cursor = get("/v1/chunks?limit=1").at("/next_cursor");
        var partition = new LogPartition(Topics.DEFAULT.log(LogTable.CHUNKS), 0);
        var delete = new Change.Delete(LogTable.CHUNKS, "c_0", 3);
        var writer = Objects.requireNonNull(generation).writer();
        writer.take(List.of(partition), Map.of(partition.topic(), "id of " + partition.topic()));
        writer.apply(List.of(new Slice(partition, 3, 4, TIME, true, List.of(delete))));

        var reply = get("/v1/chunks?limit=1&cursor=" + cursor);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo("cursor");
    }

    private Reply get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private Reply post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }
}
