package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog glossary list`.
@Command(
        name = "list",
        description = "Lists a user's terms, by name; with --domain those of it and of none.",
        footer = {"", "Example:", "  lexlog glossary list --json | jq -r '.[].name'"})
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();
    @Mixin private Owner owner = new Owner();

    @Option(names = "--json", description = "All of each.")
    private boolean json;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var terms = new Terms(servers.api(), owner);
        var found = terms.list(owner.givenDomain());
        if (json) {
            terminal.out().println(JsonText.of(found));
            return 0;
        }
        var text = new TermText(terminal);
        found.forEach(item -> text.printLine(terms.read(item)));
        if (found.isEmpty()) {
            terminal.out().println(owner.text() + " has no terms");
        }
        return 0;
    }
}
