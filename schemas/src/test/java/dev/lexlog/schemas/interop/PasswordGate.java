package dev.lexlog.schemas.interop;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// HTTP basic authentication in front of a registry, as a reverse proxy does it.
final class PasswordGate implements AutoCloseable {
    static final String USER = "ann";
    static final String PASSWORD = "s3cret";

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;

    PasswordGate(String targetUrl) throws IOException {
        target = URI.create(targetUrl);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::forward)
                .setAuthenticator(
                        new BasicAuthenticator("registry") {
                            @Override
                            public boolean checkCredentials(String user, String password) {
                                return user.equals(USER) && password.equals(PASSWORD);
                            }
                        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + target.getRawPath();
    }

    String urlWithPassword() {
        return url().replace("http://", "http://" + USER + ":" + PASSWORD + "@");
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                            .method(
                                    exchange.getRequestMethod(),
                                    BodyPublishers.ofByteArray(
                                            exchange.getRequestBody().readAllBytes()));
            var contentType = exchange.getRequestHeaders().getFirst("Content-Type");
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
