package dev.lexlog.standalone.cli.scope;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog session expire`.
@Command(
        name = "expire",
        description = {
            "Ends every session whose newest event is older than that, up to this event: one that",
            "wakes up meanwhile keeps what is new. Terms stay: they belong to their users."
        },
        footer = {"", "Example:", "  lexlog session expire --idle 30d --dry-run"})
final class ExpireCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin private Sending sending = new Sending();

    @Option(
            names = "--idle",
            required = true,
            paramLabel = "AGE",
            converter = Age.class,
            description = "As in 30d, 12h, 45m.")
    private Duration idle = Duration.ZERO;

    @Option(names = "--dry-run", description = "Only say which.")
    private boolean dryRun;

    ExpireCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var expired = expired(sending.api());
        if (dryRun) {
            expired.forEach(ended -> terminal.out().println(line(ended)));
            terminal.out().println("%d would end".formatted(expired.size()));
            return 0;
        }
        if (expired.isEmpty()) {
            terminal.out().println("no session is that old");
            return 0;
        }
        return sending.send(
                expired.stream().map(ended -> new ScopeCommand("", null, ended)).toList(),
                terminal);
    }

    private List<SessionEnded> expired(LexlogApi api) {
        var youngest = clock.instant().minus(idle);
        var expired = new ArrayList<SessionEnded>();
        api.each(
                Target.of("/v1/sessions").with("limit", "1000"),
                item -> {
                    var newest = newest(item);
                    if (newest.isBefore(youngest)) {
                        expired.add(new SessionEnded(item.path("session_id").asText(), newest));
                    }
                });
        return expired;
    }

    private static Instant newest(JsonNode item) {
        return Instant.parse(item.path("newest").asText());
    }

    private static String line(SessionEnded ended) {
        return "%s  %s".formatted(ended.upTo(), ended.sessionId());
    }
}
