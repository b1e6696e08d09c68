package dev.lexlog.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.producer.Token;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.producer.RecordMetadata;

/// One caller of the HTTP API, over a connection that stays open.
public final class ApiClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public ApiClient(URI api) {
        this.api = api;
    }

    /// The body of the answer, which must be a good one.
    public String post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(api.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    public static JsonNode json(String body) throws IOException {
        return JSON.readTree(body);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(getText(path));
    }

    /// The body of the answer as it came.
    public String getText(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api.resolve(path)).build());
    }

    /// Returns when what was published can be found; `until` is `text` or `vector`.
    public void await(Collection<RecordMetadata> published, String until, Duration timeout)
            throws IOException, InterruptedException {
        awaitTokens(
                published.stream()
                        .map(record ->
                                new Token(record.topic(), record.partition(), record.offset()))
                        .toList(),
                until,
                timeout);
    }

    /// As {@link #await}, for what a `LexlogProducer` sent.
    public void awaitTokens(Collection<Token> published, String until, Duration timeout)
            throws IOException, InterruptedException {
        var question = JSON.createObjectNode();
        var tokens = question.putArray("tokens");
        for (var token : published) {
            tokens.addObject()
                    .put("topic", token.topic())
                    .put("partition", token.partition())
                    .put("offset", token.offset());
        }
        question.put("until", until).put("timeout_ms", timeout.toMillis());
        post("/v1/await", question.toString());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s answered %d: %s"
                            .formatted(request.uri(), response.statusCode(), response.body()));
        }
        return response.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
