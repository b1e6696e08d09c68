package dev.lexlog.standalone.cli.generation;

import dev.lexlog.standalone.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `lexlog generation` with its commands.
@Command(
        name = "generation",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Rebuilds the index from the log, and chooses which one answers.", ""},
        commandListHeading = "%nCommands:%n")
public final class GenerationCommand {
    private GenerationCommand() {}

    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new GenerationCommand())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new RebuildCommand(terminal))
                .addSubcommand(new PromoteCommand(terminal))
                .addSubcommand(new RollbackCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new RetireCommand(terminal))
                .addSubcommand(new CancelCommand(terminal));
    }
}
