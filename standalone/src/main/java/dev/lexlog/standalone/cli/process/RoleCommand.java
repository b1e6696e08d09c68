package dev.lexlog.standalone.cli.process;

import dev.lexlog.standalone.cli.terminal.Terminal;
import dev.lexlog.standalone.config.ConfigSource;
import dev.lexlog.standalone.config.Role;
import dev.lexlog.standalone.process.LexlogProcess;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lexlog worker`, `lexlog projector` and `lexlog api`.
@Command
public final class RoleCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Role role;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: lexlog.yaml here, when there is one).")
    private @Nullable Path config;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = {
                "This process's name among its like (default: the host's name). Started again",
                "under its name it goes on at once where it was."
            })
    private @Nullable String instance;

    @Option(
            names = "--print-config",
            description = "Show every value and where it comes from, and end.")
    private boolean print;

    private RoleCommand(Terminal terminal, Role role) {
        this.terminal = terminal;
        this.role = role;
    }

    public static CommandLine of(Terminal terminal, Role role) {
        var command = new CommandLine(new RoleCommand(terminal, role));
        var spec = command.getCommandSpec().name(role.command());
        spec.usageMessage().description(description(role)).footer(footer(role));
        return command;
    }

    @Override
    public Integer call() throws InterruptedException {
        var source = new ConfigSource(config, Path.of(""), System.getenv(), instance);
        var read = source.read(role);
        if (print) {
            source.values(role).effective().forEach(terminal.out()::println);
            return 0;
        }
        LexlogProcess.run(role, read, url -> terminal.out().println("ready " + url));
        return 0;
    }

    private static String[] footer(Role role) {
        var command = "  lexlog " + role.command();
        return new String[] {
            "",
            "Keys and their environment variables: docs/reference/configuration.md.",
            "",
            "Examples:",
            command + " --config /etc/lexlog.yaml",
            command + " --instance " + role.command() + "-1",
            command + " --print-config"
        };
    }

    private static String[] description(Role role) {
        return switch (role) {
            case WORKER ->
                    new String[] {
                        "Makes rows of events: the part that reads input topics.",
                        "Any number may run. Creates topics and registers schemas first."
                    };
            case PROJECTOR ->
                    new String[] {
                        "Folds the log into PostgreSQL.",
                        "Any number may run; they share the partitions."
                    };
            case API ->
                    new String[] {
                        "Answers searches and reads over HTTP.",
                        "Any number may run on PostgreSQL; on DuckDB one, with its projector inside."
                    };
        };
    }
}
