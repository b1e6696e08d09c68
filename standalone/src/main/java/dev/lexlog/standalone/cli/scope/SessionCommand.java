package dev.lexlog.standalone.cli.scope;

import dev.lexlog.standalone.cli.terminal.Terminal;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `lexlog session` with its commands.
@Command(
        name = "session",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Ends sessions.", ""},
        commandListHeading = "%nCommands:%n")
public final class SessionCommand {
    private SessionCommand() {}

    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new SessionCommand())
                .addSubcommand(new EndCommand(terminal))
                .addSubcommand(new ExpireCommand(terminal, InstantSource.system()));
    }
}
