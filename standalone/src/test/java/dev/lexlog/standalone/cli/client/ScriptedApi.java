package dev.lexlog.standalone.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An HTTP server that answers each path with what the test said, the last answer for ever.
public final class ScriptedApi implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public ScriptedApi() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /// The target is a path with its query, as sent.
    public ScriptedApi answer(String target, int status, String body) {
        answers.computeIfAbsent(target, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestURI().toString();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestMethod(), target, body));
        var answer = next(target);
        var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Answer next(String target) {
        var scripted = answers.get(target);
        if (scripted == null) {
            return new Answer(404, "{\"title\": \"Not Found\", \"detail\": \"" + target + "\"}");
        }
        synchronized (scripted) {
            return scripted.size() > 1 ? scripted.remove() : scripted.element();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /// What a client sent.
    public record Request(String method, String target, String body) {}

    private record Answer(int status, String body) {}
}
