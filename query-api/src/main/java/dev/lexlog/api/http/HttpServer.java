package dev.lexlog.api.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Serves {@link Routes} over HTTP, a virtual thread a connection. Paths are matched as sent, so
/// the web server's own routing, which decodes first, is not used.
public final class HttpServer implements AutoCloseable {
    private final Routes routes;
    private final int maxBodyBytes;
    private final String address;
    private final WebServer server;

    public HttpServer(String host, int port, int maxBodyBytes, Routes routes) {
        this.routes = routes;
        this.maxBodyBytes = maxBodyBytes;
        this.address = host + ":" + port;
        // Helidon 4.4's NioSocket drops what a full socket buffer does not take: long answers hang.
        this.server =
                WebServer.builder()
                        .useNio(false)
                        .host(host)
                        .port(port)
                        .connectionOptions(options -> options.tcpNoDelay(true))
                        .shutdownHook(false)
                        .shutdownGracePeriod(Duration.ofSeconds(2))
                        .directHandlers(problems())
                        .routing(rules -> rules.any(this::handle))
                        .build();
    }

    public int start() {
        server.start();
        if (!server.isRunning()) {
            throw new IllegalStateException("cannot listen on " + address);
        }
        return server.port();
    }

    public int port() {
        return server.port();
    }

    private void handle(ServerRequest request, ServerResponse response) {
        var method = request.prologue().method().text();
        var path = request.path().rawPath();
        var answer =
                Failures.caught(
                        method + " " + path,
                        () ->
                                routes.answer(
                                        method,
                                        path,
                                        request.query().rawValue(),
                                        () -> body(request)));
        send(answer, method.equals("HEAD"), response);
    }

    private static void send(Answer answer, boolean headersOnly, ServerResponse response) {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        response.status(answer.status());
        response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach(response::header);
        if (headersOnly) {
            response.contentLength(bytes.length);
            response.send();
            return;
        }
        response.send(bytes);
    }

    private String body(ServerRequest request) {
        var length = request.headers().contentLength();
        if (length.isPresent() && length.getAsLong() > maxBodyBytes) {
            throw tooLarge();
        }
        if (!request.content().hasEntity()) {
            return "";
        }
        try (var stream = request.content().inputStream()) {
            var bytes = stream.readNBytes(maxBodyBytes + 1);
            if (bytes.length > maxBodyBytes) {
                throw tooLarge();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuntimeException tooLarge() {
        return new Problem(413, "the body is larger than " + maxBodyBytes + " bytes").asException();
    }

    /// What is wrong before a request reaches its route is a problem as well.
    private static DirectHandlers problems() {
        DirectHandler handler = (_, _, status, _, message) -> problem(status, message);
        var handlers = DirectHandlers.builder();
        for (var type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    private static TransportResponse problem(Status status, @Nullable String message) {
        var detail = message == null || message.isBlank() ? status.reasonPhrase() : message;
        return TransportResponse.builder()
                .status(status)
                .header(HeaderNames.CONTENT_TYPE, Problem.CONTENT_TYPE)
                .entity(new Problem(status.code(), detail).asAnswer().body())
                .build();
    }

    @Override
    public void close() {
        server.stop();
    }
}
