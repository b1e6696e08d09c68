package dev.lexlog.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.Client;
import dev.lexlog.standalone.blackbox.Events;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Commands that remove scopes, through the real stack.
@ExtendWith(SharedStack.class)
class ScopesIT {
    private final Shell shell;
    private final Client client;

    ScopesIT(Address address, Client client) {
        this.shell = new Shell(address);
        this.client = client;
    }

    @Test
    void endedSessionLosesItsDocumentsAndTheTermsMadeInIt(Own own) {
        client.apply(
                own.sessionDocument("mine.md", "In the session."),
                own.document("ours.md", "In the domain."),
                term(own, "passing", own.session()),
                term(own, "staying", null));

        var done = shell.send("session", "end", own.session(), "--user", own.user());

        assertThat(done.out()).startsWith("published 2");
        assertThat(documents(own)).containsExactly("ours.md");
        assertThat(shell.ask("glossary", "list", "--user", own.user()).out())
                .contains("staying")
                .doesNotContain("passing");
    }

    @Test
    void idleSessionExpiresAndABusyOneStays(Own idle, Own busy) {
        client.apply(
                idle.sessionDocument("old.md", "Old."), busy.sessionDocument("new.md", "New."));

        assertThat(shell.send("session", "expire", "--idle", "1d").out())
                .doesNotContain(idle.session());
        var would = shell.send("session", "expire", "--idle", "0s", "--dry-run");

        assertThat(would.out()).contains(idle.session(), busy.session(), "would end");
        assertThat(documents(idle)).containsExactly("old.md");
    }

    /// The broker appended it just now, whatever time it tells.
    @Test
    void sessionOfOldEventsKeepsWhatArrivedLately(Own own) {
        var old = Instant.now().minus(Duration.ofDays(40)).truncatedTo(ChronoUnit.MILLIS);
        var document = own.sessionDocument("backdated.md", "Long ago.");
        client.apply(
                new DocumentEvent(
                        document.name(), null, own.session(), "", old, document.change()));

        assertThat(shell.send("session", "expire", "--idle", "30d", "--dry-run").out())
                .contains(old + "  " + own.session());
        assertThat(shell.send("session", "expire", "--idle", "30d").code()).isZero();
        assertThat(documents(own)).containsExactly("backdated.md");
    }

    @Test
    void idleSessionOfOldEventsEnds(Own own) {
        var old = Instant.now().minus(Duration.ofDays(40)).truncatedTo(ChronoUnit.MILLIS);
        var document = own.sessionDocument("backdated.md", "Long ago.");
        client.apply(
                new DocumentEvent(
                        document.name(), null, own.session(), "", old, document.change()));

        assertThat(shell.send("session", "expire", "--idle", "0s").code()).isZero();
        assertThat(documents(own)).isEmpty();
    }

    @Test
    void removedDomainLosesItsDocumentsAndOthersKeepTheirs(Own own, Own other) {
        client.apply(own.document("a.md", "One."), other.document("a.md", "Two."));

        assertThat(shell.send("domain", "remove", own.domain()).out()).startsWith("published 1");

        assertThat(documents(own)).isEmpty();
        assertThat(documents(other)).containsExactly("a.md");
    }

    @Test
    void clearedSourceLosesItsDocumentsOfTheDomain(Own own, Own other) {
        client.apply(
                own.document("kept.md", "A document."),
                ofSource("api", own, "gone.json"),
                ofSource("api", other, "elsewhere.json"));

        shell.send("source", "clear", "api", "--domain", own.domain());

        assertThat(documents(own)).containsExactly("kept.md");
        assertThat(documents(other)).containsExactly("elsewhere.json");
    }

    private List<String> documents(Own own) {
        var path = "/v1/documents?domains=%s&session=%s".formatted(own.domain(), own.session());
        return client.http().all(path).stream()
                .filter(item ->
                        own.domain().equals(item.path("domain_id").asText())
                                || own.session().equals(item.path("session_id").asText()))
                .map(item -> item.path("name").asText())
                .toList();
    }

    private static DocumentEvent ofSource(String source, Own own, String name) {
        var text = Events.markdown("text");
        var published =
                new DocumentPublished(
                        source,
                        text.chunkType(),
                        text.contentType(),
                        text.content(),
                        null,
                        null,
                        Map.of());
        return new DocumentEvent(name, own.domain(), null, "", null, published);
    }

    private static GlossaryEdit term(Own own, String name, @Nullable String session) {
        var defined =
                new TermDefined(
                        name,
                        null,
                        null,
                        null,
                        "HAS_KIND",
                        List.of(),
                        "concept",
                        "many",
                        null,
                        Map.of(),
                        null,
                        "draft",
                        "human",
                        null,
                        false);
        return new GlossaryEdit(null, own.user(), session, null, "", null, defined);
    }
}
