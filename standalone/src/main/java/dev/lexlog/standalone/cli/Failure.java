package dev.lexlog.standalone.cli;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.terminal.Terminal;
import dev.lexlog.standalone.data.CannotStart;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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

    int tellUsage(ParameterException exception) {
        terminal.err().println("lexlog: " + usage(exception));
        var command = exception.getCommandLine().getCommandSpec();
        terminal.err().printf("try: %s --help%n", command.qualifiedName());
        return CommandLine.ExitCode.USAGE;
    }

    private static String usage(ParameterException exception) {
        var message = String.valueOf(exception.getMessage());
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return message.lines().findFirst().orElse(message);
        }
        var nearest = nearest(unmatched);
        return "unknown %s '%s'%s"
                .formatted(
                        kind(unmatched),
                        unmatched.getUnmatched().getFirst(),
                        nearest.map(name -> ": did you mean " + name + "?").orElse(""));
    }

    /// The first letter is rarely the wrong one: 'serach' is no 'erase'.
    private static Optional<String> nearest(UnmatchedArgumentException unmatched) {
        var typed = unmatched.getUnmatched().getFirst();
        var names = unmatched.getSuggestions();
        return names.stream()
                .filter(name -> !typed.isEmpty() && name.startsWith(typed.substring(0, 1)))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    private static String kind(UnmatchedArgumentException unmatched) {
        if (unmatched.isUnknownOption()) {
            return "option";
        }
        return unmatched.getCommandLine().getParent() == null ? "command" : "argument";
    }

    private static String line(Exception exception) {
        var message = String.valueOf(exception.getMessage());
        return switch (exception) {
            case CommandFailed _, CannotStart _, Unavailable _, Fault _ -> message;
            default ->
                    "%s: %s (our mistake: --debug shows where)"
                            .formatted(exception.getClass().getSimpleName(), message);
        };
    }
}
