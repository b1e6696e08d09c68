package dev.lexlog.embedding.http;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.WindowMean;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.EmbeddingModel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Asks an OpenAI-compatible embedding server. No connection, a time-out, 408, 425, 429 and 5xx are
/// {@link Unavailable}; any other answer that is not the vectors asked for is a {@link Fault}.
/// While a `Retry-After` lasts, calls are Unavailable at once and the server is left alone.
public final class HttpEmbedder implements Embedder {
    private final HttpEmbedderConfig config;
    private final HttpClient client;
    private final RestPeriod rest;

    public HttpEmbedder(HttpEmbedderConfig config) {
        this(config, InstantSource.system());
    }

    HttpEmbedder(HttpEmbedderConfig config, InstantSource clock) {
        this.config = config;
        this.client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        this.rest = new RestPeriod(clock);
    }

    @Override
    public EmbeddingModel model() {
        return new EmbeddingModel(config.model(), config.dimension());
    }

    @Override
    public List<Embedding> embedPassages(List<String> texts) {
        List<List<String>> windows =
                texts.stream()
                        .map(text -> CharacterWindows.of(text, config.windowCharacters()))
                        .toList();
        var vectors = embedAll(windows.stream().flatMap(List::stream).toList()).iterator();
        var embeddings = new ArrayList<Embedding>(texts.size());
        for (List<String> ofText : windows) {
            var mean = new WindowMean(config.dimension());
            ofText.forEach(window -> mean.add(vectors.next(), Math.max(1, window.length())));
            embeddings.add(mean.embedding());
        }
        return embeddings;
    }

    @Override
    public Embedding embedQuery(String text) {
        return embedPassages(List.of(config.queryInstruction() + text)).getFirst();
    }

    private List<Embedding> embedAll(List<String> windows) {
        var embeddings = new ArrayList<Embedding>(windows.size());
        for (int from = 0; from < windows.size(); from += config.batchSize()) {
            int to = Math.min(windows.size(), from + config.batchSize());
            embeddings.addAll(ask(windows.subList(from, to)));
        }
        return embeddings;
    }

    private List<Embedding> ask(List<String> batch) {
        rest.left().ifPresent(this::refuse);
        // Servers answer 400 to an empty input.
        List<String> inputs = batch.stream().map(text -> text.isEmpty() ? " " : text).toList();
        HttpResponse<String> response = send(EmbeddingsMessage.request(inputs, config));
        int status = response.statusCode();
        if (status == 200) {
            return EmbeddingsMessage.answer(response.body(), batch.size(), config);
        }
        String message =
                "%s answered %d: %s"
                        .formatted(
                                config.endpoint(), status, EmbeddingsMessage.head(response.body()));
        if (status >= 500 || status == 429 || status == 408 || status == 425) {
            response.headers().firstValue("Retry-After").ifPresent(rest::begin);
            throw new Unavailable(message, null);
        }
        throw new Fault(message);
    }

    private void refuse(Duration left) {
        throw new Unavailable(
                "%s asked to be left alone for another %d s"
                        .formatted(config.endpoint(), left.toSeconds() + 1),
                null);
    }

    private HttpResponse<String> send(String body) {
        var request =
                HttpRequest.newBuilder(config.endpoint())
                        .timeout(config.timeout())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (config.apiKey() != null) {
            request.header("Authorization", "Bearer " + config.apiKey().value());
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Unavailable(config.endpoint() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while embedding", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
