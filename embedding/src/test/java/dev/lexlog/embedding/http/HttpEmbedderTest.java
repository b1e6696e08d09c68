package dev.lexlog.embedding.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.embedding.Embedder;
import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.EmbedderContract;
import dev.lexlog.embedding.Embedders;
import dev.lexlog.embedding.WindowMean;
import dev.lexlog.embedding.http.EmbeddingServer.Answer;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Embedding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEmbedderTest implements EmbedderContract {
    private static final String QUERY = "query: ";

    private final EmbeddingServer server = new EmbeddingServer(64);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final HttpEmbedder embedder = new HttpEmbedder(config(server.url(), 64), now::get);

    @AfterEach
    void close() {
        embedder.close();
        server.close();
    }

    @Override
    public Embedder embedder() {
        return embedder;
    }

    @Test
    void asksInBatchesWithModelAndKey() {
        embedder.embedPassages(List.of("a", "b", "c", "d", "e"));

        assertThat(server.requests())
                .extracting(request -> request.body().path("input").size())
                .containsExactly(4, 1);
        assertThat(server.requests())
                .allSatisfy(request -> {
                    assertThat(request.path()).isEqualTo("/v1/embeddings");
                    assertThat(request.authorization()).isEqualTo("Bearer secret-key");
                    assertThat(request.body().path("model").asText()).isEqualTo("e5");
                    assertThat(request.body().path("dimensions").asInt()).isEqualTo(64);
                });
    }

    @Test
    void onlyTheQueryHasTheInstruction() {
        embedder.embedQuery("cats");
        embedder.embedPassages(List.of("cats"));

        assertThat(server.requests())
                .extracting(request -> request.body().path("input").get(0).asText())
                .containsExactly("query: cats", "cats");
    }

    @Test
    void noInputIsLongerThanTheWindow() {
        String text = "word ".repeat(400) + "\uD83D\uDE00".repeat(300);
        embedder.embedPassages(List.of(text));

        var inputs =
                server.requests().stream()
                        .flatMap(request -> request.body().path("input").valueStream())
                        .map(input -> input.asText())
                        .toList();
        assertThat(inputs).allMatch(input -> input.length() <= 200);
        assertThat(String.join("", inputs)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void textOverTheServersWindowIsHalvedUntilItFits(int status) {
        server.refuse(inputs -> inputs.stream().anyMatch(input -> input.length() > 60), status);
        String text = "word ".repeat(70) + "\uD83D\uDE00".repeat(100) + "end";

        var vectors = embedder.embedPassages(List.of("short", text));

        assertThat(server.embedded()).allMatch(input -> input.length() <= 60);
        assertThat(String.join("", server.embedded())).isEqualTo("short" + text);
        assertThat(vectors.getLast())
                .isEqualTo(mean(server.embedded().subList(1, server.embedded().size())));
    }

    @Test
    void moreTextsThanTheServerTakesAtOnceAreAskedForInHalves() {
        List<String> texts = List.of("one", "two", "three", "four", "five", "six");
        var expected = embedder.embedPassages(texts);
        server.refuse(inputs -> inputs.size() > 1, 413);

        assertThat(embedder.embedPassages(texts)).isEqualTo(expected);
    }

    @Test
    void refusalThatIsNotAboutLengthIsAFaultThatSaysSo() {
        server.refuse(inputs -> inputs.contains("cats"), 422);

        assertThatThrownBy(() -> embedder.embedPassages(List.of("dogs", "cats")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("422: maximum context length exceeded")
                .hasMessageContaining("4 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void answersThatMayPassAreUnavailable(int status) {
        server.tell(new Answer(status, "overloaded", null));

        assertThatThrownBy(() -> embedder.embedQuery("cats"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(status + ": overloaded");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413, 422})
    void otherAnswersAreFaultsThatNameStatusAndBody(int status) {
        server.tell(new Answer(status, "no such model", null));

        assertThatThrownBy(() -> embedder.embedQuery("cats"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(status + ": no such model");
    }

    @Test
    void serverIsLeftAloneWhileItsRetryAfterLasts() {
        server.tell(new Answer(429, "slow down", "30"));
        assertThatThrownBy(() -> embedder.embedQuery("cats")).isInstanceOf(Unavailable.class);
        server.tell(null);

        assertThatThrownBy(() -> embedder.embedQuery("cats")).isInstanceOf(Unavailable.class);
        assertThat(server.requests()).hasSize(1);

        now.set(Instant.EPOCH.plusSeconds(30));
        embedder.embedQuery("cats");
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"data\": []}",
                "{\"data\": [{\"index\": 1, \"embedding\": [1]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [1, 2]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [0]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [\"x\"]}]}",
                "{\"data\": [{\"index\": 0, \"embedding\": [1e99]}]}"
            })
    void answersThatAreNotTheVectorsAskedForAreFaults(String body) {
        server.tell(new Answer(200, body, null));
        try (var one = new HttpEmbedder(config(server.url(), 1))) {
            assertThatThrownBy(() -> one.embedQuery("cats")).isInstanceOf(Fault.class);
        }
    }

    @Test
    void wrongDimensionNamesBoth() {
        try (var other = new HttpEmbedder(config(server.url(), 32))) {
            assertThatThrownBy(() -> other.embedQuery("cats"))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("64 dimensions")
                    .hasMessageContaining("configured are 32");
        }
    }

    @Test
    void serverThatIsGoneIsUnavailable() {
        server.close();

        assertThatThrownBy(() -> embedder.embedQuery("cats")).isInstanceOf(Unavailable.class);
    }

    @Test
    void closedEmbedderIsUnavailable() {
        embedder.close();

        assertThatThrownBy(() -> embedder.embedQuery("cats")).isInstanceOf(Unavailable.class);
    }

    private static Embedding mean(List<String> windows) {
        var mean = new WindowMean(64);
        try (var hashing = Embedders.create("hashing:64", EmbedderConfig.defaults())) {
            for (String window : windows) {
                mean.add(hashing.embedPassages(List.of(window)).getFirst(), window.length());
            }
        }
        return mean.embedding();
    }

    private static HttpEmbedderConfig config(URI url, int dimension) {
        return new HttpEmbedderConfig(
                url,
                "e5",
                new ApiKey("secret-key"),
                dimension,
                true,
                200,
                4,
                QUERY,
                Duration.ofSeconds(20));
    }
}
