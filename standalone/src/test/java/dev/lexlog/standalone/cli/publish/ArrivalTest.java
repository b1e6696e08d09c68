package dev.lexlog.standalone.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.ScriptedApi;
import dev.lexlog.standalone.cli.client.Token;
import dev.lexlog.standalone.cli.terminal.Recorded;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String EARLIER = "{\"updated_at\": \"2026-05-01T11:59:59.999Z\"}";
    private static final String SAME = "{\"updated_at\": \"2026-05-01T12:00:00Z\"}";

    @AutoClose final ScriptedApi server = new ScriptedApi();

    @Test
    void aDocumentThatIsOlderThanItsEventIsUnchanged() {
        ready(0);
        server.answer("/v1/documents/old?domain=", 200, EARLIER)
                .answer("/v1/documents/new?domain=", 200, SAME);

        assertThat(arrival(event("old", 0), event("new", 1)))
                .isEqualTo(new Outcome(1, 0, 1, List.of()));
    }

    @Test
    void refusedIsWhatLiesAmongTheDeadLettersUnderItsToken() {
        ready(2);
        server.answer("/v1/documents/good?domain=", 200, SAME)
                .answer(
                        "/v1/dead-letters",
                        200,
                        """
                        {"items": [%s, %s], "next_cursor": null}\
                        """
                                .formatted(letter(1, "too_long"), letter(99, "no_value")));

        assertThat(arrival(event("good", 0), event("bad", 1)))
                .isEqualTo(new Outcome(1, 0, 0, List.of(new Refused("bad", "too_long", "why"))));
    }

    @Test
    void removalsAreCountedApart() {
        ready(0);
        var removal = new Sent("gone", null, null, true, new Token("t", 0, 0), NOON);

        assertThat(arrival(removal)).isEqualTo(new Outcome(0, 1, 0, List.of()));
    }

    @Test
    void itAsksAgainUntilAllCanBeFound() {
        server.answer("/v1/await", 504, "{}").answer("/v1/await", 504, "{}");
        ready(0);
        server.answer("/v1/documents/a?domain=", 200, SAME);

        arrival(event("a", 0));

        assertThat(server.requests().stream().filter(r -> r.target().equals("/v1/await")))
                .hasSize(3);
    }

    private void ready(int deadLetters) {
        server.answer("/v1/await", 200, "{}")
                .answer(
                        "/v1/pipeline",
                        200,
                        "{\"topics\": [], \"dead_letters\": %d}".formatted(deadLetters));
    }

    private Outcome arrival(Sent... sent) {
        return new Arrival(new LexlogApi(server.url()), new Recorded().plain())
                .of(List.of(sent), List.of());
    }

    private static Sent event(String name, long offset) {
        return new Sent(name, null, null, false, new Token("t", 0, offset), NOON);
    }

    private static String letter(long offset, String reason) {
        return """
        {"reason": "%s", "message": "why", "topic": "t", "partition": 0, "offset": %d,
         "timestamp": "2026-05-01T12:00:00Z", "key": "k", "value_base64": "AA=="}\
        """
                .formatted(reason, offset);
    }
}
