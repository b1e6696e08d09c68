package dev.lexlog.standalone.cli.scope;

import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lexlog session end`.
@Command(
        name = "end",
        description = {
            "Removes everything of a session: its documents and what was made of them, and the",
            "terms that the user made in it. What is published afterwards stays."
        },
        footer = {"", "Example:", "  lexlog session end 2026-11-22-ann --user ann --wait"})
final class EndCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Sending sending = new Sending();

    @Option(
            names = "--user",
            paramLabel = "U",
            defaultValue = "${env:LEXLOG_USER:-default}",
            description = "Whose terms made in it go too ($LEXLOG_USER, else default).")
    private String user = "default";

    @Parameters(paramLabel = "ID", description = "The session.")
    private String session = "";

    EndCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var ended = new ScopeCommand("", null, new SessionEnded(session, null));
        var cleared =
                new GlossaryEdit(user, user, session, null, "", null, new GlossaryCleared(session));
        return sending.send(List.of(ended, cleared), terminal);
    }
}
