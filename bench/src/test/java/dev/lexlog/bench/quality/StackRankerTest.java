package dev.lexlog.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StackRankerTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String answer = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/search",
                exchange -> {
                    asked.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void documentStandsWhereItsBestChunkDoes() throws IOException {
        answer =
                """
                {"degraded": [], "hits": [
                  {"chunk": {"document": "b"}}, {"chunk": {"document": "a"}},
                  {"chunk": {"document": "b"}}, {"chunk": {"document": "c"}}]}
                """;

        assertThat(ranker().rank("cats")).containsExactly("b", "a", "c");
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("\"query\":\"cats\"", "\"limit\":40", "\"mode\":\"text\"");
    }

    @Test
    void degradedAnswerIsNoFigure() {
        answer =
                """
                {"degraded": ["text"], "hits": []}
                """;

        assertThatThrownBy(() -> ranker().rank("cats")).hasMessageContaining("degraded");
    }

    private StackRanker ranker() {
        var api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new StackRanker(api, Map.of("mode", "text"));
    }
}
