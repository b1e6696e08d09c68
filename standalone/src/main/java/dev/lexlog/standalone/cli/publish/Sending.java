package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.LogServers;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of a command that sends a few events, and what it does with them.
public final class Sending {
    @Mixin private Servers servers = new Servers();
    @Mixin private LogServers logServers = new LogServers();

    @Option(
            names = "--wait",
            description = "Wait until it shows everywhere; fails when anything was refused.")
    private boolean wait;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    public LexlogApi api() {
        return servers.api();
    }

    public boolean isJson() {
        return json;
    }

    /// Sends them in this order and tells what became of them; the exit code.
    public int send(List<? extends InputEvent> events, Terminal terminal) {
        return tell(report(events, terminal), terminal);
    }

    private int tell(Report report, Terminal terminal) {
        if (json) {
            terminal.out().println(report.json());
        } else {
            report.print(terminal);
        }
        return report.isGood() ? 0 : 1;
    }

    private Report report(List<? extends InputEvent> events, Terminal terminal) {
        @Nullable LexlogApi awaited = wait ? servers.answering() : null;
        try (var connection = LogConnection.open(logServers)) {
            return new Publishing(terminal, connection).send(events, awaited);
        }
    }
}
