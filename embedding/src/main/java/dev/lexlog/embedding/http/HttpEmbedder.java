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
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks an OpenAI-compatible embedding server. No connection, a time-out, 408, 425, 429 and 5xx are
/// {@link Unavailable}. What is refused by 400, 413 or 422 may be too long: it is halved and asked
/// for again. Any other answer that is not the vectors asked for is a {@link Fault}. While a
/// `Retry-After` lasts, calls are Unavailable at once and the server is left alone.
public final class HttpEmbedder implements Embedder {
    private static final Logger LOG = LoggerFactory.getLogger(HttpEmbedder.class);
    private static final int SHORTEST_HALVED = 32;

    private final HttpEmbedderConfig config;
    private final HttpClient client;
    private final RestPeriod rest;
    private final AtomicBoolean warned = new AtomicBoolean();

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
        return config.embeddingModel();
    }

    @Override
    public List<Embedding> embedPassages(List<String> texts) {
        var means = new ArrayList<WindowMean>(texts.size());
        var windows = new ArrayList<Window>();
        for (String text : texts) {
            var mean = new WindowMean(config.dimension());
            means.add(mean);
            CharacterWindows.of(text, config.windowCharacters())
                    .forEach(window -> windows.add(new Window(window, mean)));
        }
        for (int from = 0; from < windows.size(); from += config.batchSize()) {
            embed(windows.subList(from, Math.min(windows.size(), from + config.batchSize())));
        }
        return means.stream().map(WindowMean::embedding).toList();
    }

    @Override
    public Embedding embedQuery(String text) {
        return embedPassages(List.of(config.queryInstruction() + text)).getFirst();
    }

    /// Servers refuse what exceeds their window, or what is too much at once: it is halved until it
    /// passes.
    private void embed(List<Window> batch) {
        switch (ask(batch)) {
            case Answer.Vectors(var vectors) -> {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).add(vectors.get(i));
                }
            }
            case Answer.Refused(var message) -> smaller(batch, message).forEach(this::embed);
        }
    }

    private List<List<Window>> smaller(List<Window> batch, String refusal) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return List.of(batch.subList(0, half), batch.subList(half, batch.size()));
        }
        var window = batch.getFirst();
        if (window.text().length() <= SHORTEST_HALVED) {
            throw new Fault(
                    "%s (to a text of %d characters, which is not too long for any model)"
                            .formatted(refusal, window.text().length()));
        }
        if (!warned.getAndSet(true)) {
            LOG.warn(
                    "{}: texts of {} characters are sent in halves now; a smaller window saves the refused requests",
                    refusal,
                    window.text().length());
        }
        return window.halves().stream().map(List::of).toList();
    }

    private Answer ask(List<Window> batch) {
        rest.left().ifPresent(this::refuse);
        // Servers answer 400 to an empty input.
        List<String> inputs = batch.stream().map(w -> w.text().isEmpty() ? " " : w.text()).toList();
        HttpResponse<String> response = send(EmbeddingsMessage.request(inputs, config));
        int status = response.statusCode();
        if (status == 200) {
            return new Answer.Vectors(
                    EmbeddingsMessage.answer(response.body(), batch.size(), config));
        }
        String message =
                "%s answered %d: %s"
                        .formatted(
                                config.endpoint(), status, EmbeddingsMessage.head(response.body()));
        if (status == 400 || status == 413 || status == 422) {
            return new Answer.Refused(message);
        }
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

    /// A piece of a text, and where its vector goes.
    private record Window(String text, WindowMean mean) {
        void add(Embedding vector) {
            mean.add(vector, Math.max(1, text.length()));
        }

        List<Window> halves() {
            return CharacterWindows.of(text, (text.length() + 1) / 2).stream()
                    .map(half -> new Window(half, mean))
                    .toList();
        }
    }

    private sealed interface Answer {
        record Vectors(List<Embedding> vectors) implements Answer {}

        record Refused(String message) implements Answer {}
    }
}
