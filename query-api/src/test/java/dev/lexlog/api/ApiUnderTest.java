package dev.lexlog.api;

import dev.lexlog.api.fake.AxisEmbedder;
import dev.lexlog.api.fake.MemoryGeneration;
import dev.lexlog.api.fake.MemoryGenerations;
import dev.lexlog.api.fake.MemoryPipeline;
import dev.lexlog.api.generation.Models;
import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The API on a free port over a generation and a pipeline in memory.
final class ApiUnderTest implements AutoCloseable {
    static final int DIMENSION = 4;

    final MemoryGeneration generation = new MemoryGeneration(DIMENSION);
    final MemoryGenerations generations = new MemoryGenerations(generation);
    final MemoryPipeline pipeline = new MemoryPipeline();
    volatile OptionalLong waitingExtractions = OptionalLong.empty();
    volatile Optional<String> obstacle = Optional.empty();
    volatile Runnable beforeEmbedding = () -> {};
    final QueryApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    ApiUnderTest() {
        this(Limits.DEFAULT);
    }

    ApiUnderTest(Limits limits) {
        api =
                new QueryApi(
                        new ApiConfig("127.0.0.1", 0, limits),
                        Topics.DEFAULT,
                        () -> generations,
                        models(),
                        pipeline,
                        () -> waitingExtractions,
                        List.of(new ReadinessCheck("store", () -> obstacle)));
        port = api.start();
    }

    private Models models() {
        return new Models(
                model -> new AxisEmbedder(model.dimension(), () -> beforeEmbedding.run()),
                ApiUnderTest::named);
    }

    /// `axis:N` has N dimensions.
    private static EmbeddingModel named(String name) {
        if (!name.startsWith("axis:")) {
            throw new IllegalArgumentException("axis:N");
        }
        return new EmbeddingModel(name, Integer.parseInt(name.substring("axis:".length())));
    }

    Reply get(String path) {
        return send(request(path).GET().build());
    }

    Reply post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    Reply search(String body) {
        return post("/v1/search", body);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    Reply send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends the path as it is, also where no client would.
    Reply sendRaw(String method, String path) {
        return RawHttp.send(port, method, path);
    }

    QueryApi another(ApiConfig config) {
        return new QueryApi(
                config,
                Topics.DEFAULT,
                () -> generations,
                models(),
                pipeline,
                OptionalLong::empty,
                List.of());
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        client.close();
        api.close();
    }
}
