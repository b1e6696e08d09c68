package dev.lexlog.standalone.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.producer.Token;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LexlogApiTest {
    @AutoClose final ScriptedApi server = new ScriptedApi();

    @Test
    void readsEveryPageOfDeadLetters() {
        server.answer("/v1/dead-letters", 200, page("first", "\"a b\""))
                .answer("/v1/dead-letters?cursor=a%20b", 200, page("second", "null"));
        var reasons = new ArrayList<String>();

        api().deadLetters(letter -> reasons.add(letter.reason()));

        assertThat(reasons).containsExactly("first", "second");
    }

    @Test
    void namesInPathsArePercentEncoded() {
        server.answer(
                "/v1/documents/a%2Fb%20%25%C3%A4%2B.md?domain=d%26e&session=s",
                200, "{\"updated_at\": \"2026-01-01T00:00:00Z\"}");

        assertThat(api().documentUpdatedAt(new DocumentId("d&e", "s", "a/b %ä+.md")))
                .contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aDocumentThatIsGoneHasNoTime() {
        assertThat(api().documentUpdatedAt(new DocumentId(null, null, "x"))).isEmpty();
    }

    @Test
    void awaitSaysWhetherTheTimeWasEnough() {
        server.answer("/v1/await", 504, "{}").answer("/v1/await", 200, "{}");
        var tokens = List.of(new Token("t", 3, 14));

        assertThat(api().await(tokens, Duration.ofMillis(5))).isFalse();
        assertThat(api().await(tokens, Duration.ofMillis(5))).isTrue();
        assertThat(server.requests().getFirst().body().replaceAll("\\s", ""))
                .contains("\"tokens\":[{\"topic\":\"t\",\"partition\":3,\"offset\":14}]")
                .contains("\"until\":\"vector\"")
                .contains("\"timeout_ms\":5");
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        server.answer("/v1/search", 400, "{\"title\": \"Bad Request\", \"detail\": \"limit = 0\"}");

        assertThatThrownBy(() -> api().searchTree(Map.of()))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("/v1/search answers 400: limit = 0");
    }

    @Test
    void anotherServersPageIsRecognised() {
        server.answer("/v1/stats", 200, "<html>hello</html>");

        assertThatThrownBy(() -> api().stats()).hasMessageContaining("is not Lexlog's API");
    }

    @Test
    void noServerSaysHowToStartOne() {
        var url = server.url();
        server.close();

        assertThatThrownBy(() -> new LexlogApi(url).pipeline())
                .isInstanceOf(CommandFailed.class)
                .hasMessage(
                        "nothing answers at %s: start it with: ./lexlog up, or name it with --api"
                                .formatted(url));
    }

    @Test
    void aUrlWithoutHostIsRefused() {
        assertThatThrownBy(() -> new LexlogApi(URI.create("localhost:8080")))
                .hasMessageContaining("not the URL of an API: localhost:8080");
    }

    @Test
    void readinessSaysWhatIsLacking() {
        server.answer("/health/ready", 503, "{\"title\": \"replaying\"}")
                .answer("/health/ready", 200, "{}");

        assertThat(api().unready())
                .hasValueSatisfying(why -> assertThat(why).contains("replaying"));
        assertThat(api().unready()).isEmpty();
    }

    private LexlogApi api() {
        return new LexlogApi(server.url());
    }

    private static String page(String reason, String cursor) {
        return """
        {"items": [{"reason": "%s", "message": "m", "topic": "t", "partition": 1, "offset": 2,
          "timestamp": "2026-01-01T00:00:00Z", "key": null, "value_base64": null}],
         "next_cursor": %s}\
        """
                .formatted(reason, cursor);
    }
}
