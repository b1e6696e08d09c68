package dev.lexlog.standalone.cli.scope;

import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.standalone.cli.client.JsonText;
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
            "Ends every session whose newest event is older than that: what the broker took within",
            "that time stays, so one that wakes up meanwhile keeps what is new. Terms stay: they",
            "belong to their users."
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
        var youngest = clock.instant().minus(idle);
        var sessions = idleSince(youngest, sending.api());
        if (dryRun) {
            tell(sessions);
            return 0;
        }
        if (sessions.isEmpty()) {
            terminal.err().println("no session is that old");
        }
        return sending.send(sessions.stream().map(idle -> idle.ended(youngest)).toList(), terminal);
    }

    private static List<Idle> idleSince(Instant youngest, LexlogApi api) {
        var found = new ArrayList<Idle>();
        api.each(
                Target.of("/v1/sessions").with("limit", "1000"),
                item -> {
                    var newest = Instant.parse(item.path("newest").asText());
                    if (newest.isBefore(youngest)) {
                        found.add(new Idle(item.path("session_id").asText(), newest));
                    }
                });
        return found;
    }

    private void tell(List<Idle> sessions) {
        if (sending.isJson()) {
            terminal.out().println(JsonText.of(sessions));
            return;
        }
        sessions.forEach(idle -> terminal.out().println(idle.newest() + "  " + idle.sessionId()));
        terminal.out().println("%d would end".formatted(sessions.size()));
    }

    private record Idle(String sessionId, Instant newest) {
        /// Up to a time of the broker's: the newest event's own may be much older than its arrival.
        ScopeCommand ended(Instant upTo) {
            return new ScopeCommand("", null, new SessionEnded(sessionId, upTo));
        }
    }
}
