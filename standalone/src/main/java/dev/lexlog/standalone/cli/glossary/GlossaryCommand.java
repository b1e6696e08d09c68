package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.standalone.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `lexlog glossary` with its commands.
@Command(
        name = "glossary",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Edits a business glossary and shows it.", ""},
        commandListHeading = "%nCommands:%n")
public final class GlossaryCommand {
    private GlossaryCommand() {}

    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new GlossaryCommand())
                .addSubcommand(new DefineCommand(terminal))
                .addSubcommand(new ChangeCommand(terminal))
                .addSubcommand(new RenameCommand(terminal))
                .addSubcommand(new RemoveTermCommand(terminal))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new ShowCommand(terminal))
                .addSubcommand(new HistoryCommand(terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new ExportCommand(terminal));
    }
}
