package dev.lexlog.standalone.cli;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.Arrays;
import picocli.CommandLine;

/// What a user sees of an exception.
final class Failure {
    private final Terminal terminal;

    Failure(Terminal terminal) {
        this.terminal = terminal;
    }

    static boolean isDebug(String... arguments) {
        return Arrays.asList(arguments).contains("--debug")
                || System.getenv().containsKey("LEXLOG_DEBUG");
    }

    int tell(Exception exception, String... arguments) {
        terminal.err().println("lexlog: " + line(exception));
        if (isDebug(arguments)) {
            exception.printStackTrace(terminal.err());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    int tellUsage(CommandLine.ParameterException exception) {
        var command = exception.getCommandLine();
        var message = exception.getMessage() == null ? "" : exception.getMessage().strip();
        terminal.err().println("lexlog: " + message.lines().findFirst().orElse("wrong usage"));
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, writer(terminal));
        terminal.err().printf("try: %s --help%n", command.getCommandSpec().qualifiedName());
        return CommandLine.ExitCode.USAGE;
    }

    private static java.io.PrintWriter writer(Terminal terminal) {
        return new java.io.PrintWriter(terminal.err(), true);
    }

    private static String line(Exception exception) {
        var message = String.valueOf(exception.getMessage());
        return switch (exception) {
            case CommandFailed _, Unavailable _, Fault _ -> message;
            default ->
                    "%s: %s (our mistake: --debug shows where)"
                            .formatted(exception.getClass().getSimpleName(), message);
        };
    }
}
