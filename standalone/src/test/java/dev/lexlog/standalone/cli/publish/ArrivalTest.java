package dev.lexlog.standalone.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.producer.Token;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.ScriptedApi;
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
        var change = new DocumentRemoved(null);
        var event = new DocumentEvent("gone", null, null, "", null, change);
        var removal = new Sent(event, new Token("t", 0, 0), NOON);

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

    @Test
    void aTermThatIsOlderThanItsEditIsUnchanged() {
        ready(0);
        server.answer(lookUp("old"), 200, found(EARLIER))
                .answer(lookUp("new"), 200, found(SAME))
                .answer(
                        lookUp("elsewhere"),
                        200,
                        found("{\"updated_at\": \"2026-05-01T11:00:00Z\", \"domain_id\": \"d\"}"));

        assertThat(arrival(term("old", 0), term("new", 1), term("elsewhere", 2)))
                .isEqualTo(new Outcome(2, 0, 1, List.of()));
    }

    @Test
    void aRefusedEditIsNamedByItsKindAndTerm() {
        ready(1);
        server.answer(
                "/v1/dead-letters",
                200,
                "{\"items\": [%s], \"next_cursor\": null}".formatted(letter(0, "unknown_parent")));

        assertThat(arrival(term("Reefer", 0)).refused())
                .containsExactly(new Refused("TermDefined Reefer", "unknown_parent", "why"));
    }

    private static String lookUp(String name) {
        return "/v1/glossary/lookup?name=%s&aliases=false&limit=1000&user=ann".formatted(name);
    }

    private static String found(String term) {
        return "{\"items\": [{\"matched\": \"name\", \"term\": %s}], \"next_cursor\": null}"
                .formatted(term);
    }

    private static Sent term(String name, long offset) {
        var edit = Events.edit(Events.term(name));
        return new Sent(edit, new Token("t", 0, offset), NOON);
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
        return new Sent(Events.document(name), new Token("t", 0, offset), NOON);
    }

    private static String letter(long offset, String reason) {
        return """
        {"reason": "%s", "message": "why", "topic": "t", "partition": 0, "offset": %d,
         "timestamp": "2026-05-01T12:00:00Z", "key": "k", "value_base64": "AA=="}\
        """
                .formatted(reason, offset);
    }
}
