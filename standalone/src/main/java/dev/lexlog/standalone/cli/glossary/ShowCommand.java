package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lexlog glossary show`.
@Command(
        name = "show",
        description = "Shows the terms that a name, an alias or an id means.",
        footer = {"", "Example:", "  lexlog glossary show 'refrigerated container'"})
final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();
    @Mixin private Owner owner = new Owner();

    @Parameters(paramLabel = "TERM", description = "Name, alias or id.")
    private String term = "";

    @Option(names = "--json", description = "All of each.")
    private boolean json;

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var terms = new Terms(servers.api(), owner);
        var found = terms.meant(term);
        if (found.isEmpty()) {
            throw terms.unknown(term);
        }
        if (json) {
            terminal.out().println(JsonText.of(found));
            return 0;
        }
        new TermCards(terminal, terms).print(found);
        return 0;
    }
}
