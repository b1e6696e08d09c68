package dev.lexlog.embedding.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.schemas.model.Embedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A server of `/v1/embeddings` on a free port: hashing vectors of twice the length, last text
/// first. It answers what it is told instead, while it is told something.
public final class EmbeddingServer implements AutoCloseable {
    public record Answer(int status, String body, @Nullable String retryAfter) {}

    public record Request(String path, @Nullable String authorization, JsonNode body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final Embedder hashing;
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> embedded = new CopyOnWriteArrayList<>();
    private volatile Predicate<List<String>> tooMuch = _ -> false;
    private volatile int refusal;
    private volatile @Nullable Answer told;

    public EmbeddingServer(int dimension) {
        this.hashing = Embedders.create("hashing:" + dimension, EmbedderConfig.defaults());
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public void tell(@Nullable Answer answer) {
        told = answer;
    }

    /// From now on inputs that are too much are answered with this status.
    public void refuse(Predicate<List<String>> inputs, int status) {
        refusal = status;
        tooMuch = inputs;
    }

    /// Every input that got a vector.
    public List<String> embedded() {
        return embedded;
    }

    private Answer answer(JsonNode body) {
        var inputs = body.path("input").valueStream().map(JsonNode::asText).toList();
        if (tooMuch.test(inputs)) {
            return new Answer(refusal, "maximum context length exceeded", null);
        }
        embedded.addAll(inputs);
        return new Answer(200, vectors(inputs), null);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        requests.add(
                new Request(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
        Answer instead = told;
        Answer answer = instead == null ? answer(body) : instead;
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String vectors(List<String> texts) {
        var answer = json.createObjectNode();
        var data = answer.putArray("data");
        List<Embedding> embeddings = hashing.embedPassages(texts);
        for (int i = texts.size() - 1; i >= 0; i--) {
            var item = data.addObject().put("index", i);
            var vector = item.putArray("embedding");
            for (float value : embeddings.get(i).toArray()) {
                vector.add(2 * value);
            }
        }
        return answer.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        hashing.close();
    }
}
