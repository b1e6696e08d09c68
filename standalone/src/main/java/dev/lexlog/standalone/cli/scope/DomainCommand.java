package dev.lexlog.standalone.cli.scope;

import dev.lexlog.schemas.event.DomainRemoved;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.standalone.cli.client.Confirmation;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lexlog domain` with its command.
@Command(
        name = "domain",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Removes domains.", ""},
        commandListHeading = "%nCommands:%n")
public final class DomainCommand {
    private DomainCommand() {}

    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new DomainCommand()).addSubcommand(new Remove(terminal));
    }

    @Command(
            name = "remove",
            description = {
                "Removes the documents, entities, relationships and hashes of a domain. Terms stay.",
                "What is published afterwards stays too."
            },
            footer = {"", "Example:", "  lexlog domain remove finance-2024 --wait"})
    private static final class Remove implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin private Sending sending = new Sending();
        @Mixin private Confirmation confirmation = new Confirmation();

        @Parameters(paramLabel = "ID", description = "The domain.")
        private String domain = "";

        Remove(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            confirmation.require("remove everything of domain " + domain, terminal);
            var removed = new ScopeCommand("", null, new DomainRemoved(domain));
            return sending.send(List.of(removed), terminal);
        }
    }
}
