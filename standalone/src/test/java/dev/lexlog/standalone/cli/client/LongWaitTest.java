package dev.lexlog.standalone.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.producer.Token;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LongWaitTest {
    @AutoClose final ScriptedApi server = new ScriptedApi();

    @Test
    void longTimeIsAskedForInMinutes() {
        server.answer("/v1/await", 504, "{}").answer("/v1/await", 200, "{}");

        assertThat(longWait().within(Duration.ofMinutes(10))).isTrue();
        assertThat(timeouts()).containsExactly("60000", "60000");
    }

    @Test
    void oneRequestTakesAllTheTimeThatIsLeft() {
        server.answer("/v1/await", 200, "{}");

        assertThat(longWait().within(Duration.ofSeconds(45))).isTrue();
        assertThat(timeouts()).containsExactly("45000");
    }

    @Test
    void noTimeIsNoRequest() {
        assertThat(longWait().within(Duration.ZERO)).isFalse();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void withoutALimitItAsksUntilAllIsThere() {
        server.answer("/v1/await", 504, "{}").answer("/v1/await", 200, "{}");

        longWait().looking(() -> {});

        assertThat(timeouts()).containsExactly("60000", "60000");
    }

    @Test
    void refusalIsToldInTheServersWords() {
        server.answer("/v1/await", 400, "{\"title\": \"Bad Request\", \"detail\": \"no token\"}");

        assertThatThrownBy(() -> longWait().looking(() -> {}))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("/v1/await answers 400")
                .hasMessageContaining("no token");
    }

    private List<String> timeouts() {
        return server.requests().stream()
                .map(request ->
                        request.body().replaceAll("(?s).*\"timeout_ms\" ?: ?(\\d+).*", "$1"))
                .toList();
    }

    private LongWait longWait() {
        return new LongWait(new LexlogApi(server.url()), List.of(new Token("t", 0, 1)));
    }
}
