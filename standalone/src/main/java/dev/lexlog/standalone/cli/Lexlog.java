package dev.lexlog.standalone.cli;

import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.cluster.ClusterCommand;
import dev.lexlog.standalone.cli.erase.EraseCommand;
import dev.lexlog.standalone.cli.generation.GenerationCommand;
import dev.lexlog.standalone.cli.glossary.GlossaryCommand;
import dev.lexlog.standalone.cli.process.RoleCommand;
import dev.lexlog.standalone.cli.publish.PublishCommand;
import dev.lexlog.standalone.cli.publish.RemoveCommand;
import dev.lexlog.standalone.cli.read.DeadLettersCommand;
import dev.lexlog.standalone.cli.read.SearchCommand;
import dev.lexlog.standalone.cli.read.StatusCommand;
import dev.lexlog.standalone.cli.run.DemoCommand;
import dev.lexlog.standalone.cli.run.StackStarter;
import dev.lexlog.standalone.cli.run.UpCommand;
import dev.lexlog.standalone.cli.scope.DomainCommand;
import dev.lexlog.standalone.cli.scope.SessionCommand;
import dev.lexlog.standalone.cli.scope.SourceCommand;
import dev.lexlog.standalone.cli.terminal.Terminal;
import dev.lexlog.standalone.config.Role;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// All commands, and what an error of any of them looks like.
final class Lexlog {
    private final CommandLine commands;

    Lexlog(Terminal terminal, StackStarter starter) {
        var failure = new Failure(terminal);
        commands =
                new CommandLine(new Root())
                        .addSubcommand(new DemoCommand(terminal, starter))
                        .addSubcommand(new UpCommand(terminal, starter))
                        .addSubcommand(RoleCommand.of(terminal, Role.WORKER))
                        .addSubcommand(RoleCommand.of(terminal, Role.PROJECTOR))
                        .addSubcommand(RoleCommand.of(terminal, Role.API))
                        .addSubcommand(new PublishCommand(terminal))
                        .addSubcommand(new RemoveCommand(terminal))
                        .addSubcommand(new SearchCommand(terminal))
                        .addSubcommand(new StatusCommand(terminal))
                        .addSubcommand(new DeadLettersCommand(terminal))
                        .addSubcommand(GenerationCommand.of(terminal))
                        .addSubcommand(GlossaryCommand.of(terminal))
                        .addSubcommand(SessionCommand.of(terminal))
                        .addSubcommand(DomainCommand.of(terminal))
                        .addSubcommand(SourceCommand.of(terminal))
                        .addSubcommand(new EraseCommand(terminal))
                        .addSubcommand(new ClusterCommand(terminal))
                        .addSubcommand(new Verify())
                        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                        .setUsageHelpAutoWidth(false)
                        .setUsageHelpWidth(Math.clamp(terminal.textColumns(), 80, 100))
                        .setColorScheme(colours(terminal))
                        .setParameterExceptionHandler((e, _) -> failure.tellUsage(e))
                        .setExecutionExceptionHandler((e, _, parsed) ->
                                failure.tell(e, parsed.originalArgs().toArray(String[]::new)));
    }

    int run(String... arguments) {
        return commands.execute(arguments);
    }

    private static CommandLine.Help.ColorScheme colours(Terminal terminal) {
        return CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
    }

    @Command(
            name = "lexlog",
            synopsisSubcommandLabel = "COMMAND",
            description = {"Publishes documents to Kafka, indexes them and searches them.", ""},
            commandListHeading = "%nCommands:%n",
            footer = {
                "",
                "First time: lexlog demo. Then: lexlog up, and in another terminal",
                "  lexlog publish YOUR_FOLDER --wait && lexlog search 'your question'"
            })
    @SuppressWarnings("UnusedVariable") // picocli reads help, Failure the arguments
    private static final class Root implements Runnable {
        @Spec private @Nullable CommandSpec spec;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                scope = ScopeType.INHERIT,
                description = "This text.")
        private boolean help;

        @Option(
                names = "--debug",
                scope = ScopeType.INHERIT,
                description = "Show where an error comes from ($LEXLOG_DEBUG).")
        private boolean debug;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "a command is missing");
        }
    }

    @Command(
            name = "verify",
            description = "Compiles with every check and runs every test (the launcher does it).")
    private static final class Verify implements Runnable {
        @Override
        public void run() {
            throw new CommandFailed("verify is run by the launcher: ./lexlog verify");
        }
    }
}
