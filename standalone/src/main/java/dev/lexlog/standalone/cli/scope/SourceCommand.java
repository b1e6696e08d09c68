package dev.lexlog.standalone.cli.scope;

import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SourceCleared;
import dev.lexlog.standalone.cli.client.Confirmation;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lexlog source` with its command.
@Command(
        name = "source",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Removes what came from a source.", ""},
        commandListHeading = "%nCommands:%n")
public final class SourceCommand {
    private SourceCommand() {}

    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new SourceCommand()).addSubcommand(new Clear(terminal));
    }

    /// As they are written on the command line and on the wire.
    private enum Name {
        schema,
        api,
        document,
        entity_resolution
    }

    @Command(
            name = "clear",
            description = "Removes the documents of a source, of one domain or of all.",
            footer = {"", "Example:", "  lexlog source clear schema --domain finance --wait"})
    private static final class Clear implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin private Sending sending = new Sending();
        @Mixin private Confirmation confirmation = new Confirmation();

        @Parameters(paramLabel = "SOURCE", description = "${COMPLETION-CANDIDATES}.")
        private Name source = Name.document;

        @Option(
                names = "--domain",
                paramLabel = "D",
                description = "Only this domain; __base__ for what has none. Default: all.")
        private @Nullable String domain;

        Clear(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            var where = domain == null ? "all domains" : "domain " + domain;
            confirmation.require(
                    "remove every document of source %s in %s".formatted(source, where), terminal);
            var cleared = new ScopeCommand("", null, new SourceCleared(source.name(), domain));
            return sending.send(List.of(cleared), terminal);
        }
    }
}
