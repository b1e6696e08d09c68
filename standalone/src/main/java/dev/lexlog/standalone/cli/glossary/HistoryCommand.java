package dev.lexlog.standalone.cli.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.client.JsonText;
import dev.lexlog.standalone.cli.client.Servers;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lexlog glossary history`.
@Command(
        name = "history",
        description = "Lists every edit of a term with its actor and time, oldest first.",
        footer = {
            "",
            "A term that was removed is found by its id.",
            "Example:",
            "  lexlog glossary history reefer"
        })
final class HistoryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Servers servers = new Servers();
    @Mixin private Owner owner = new Owner();

    @Parameters(paramLabel = "TERM", description = "Name, alias or id.")
    private String term = "";

    @Option(names = "--json", description = "All of each.")
    private boolean json;

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var edits = edits(new Terms(servers.api(), owner));
        if (json) {
            terminal.out().println(JsonText.of(edits));
            return 0;
        }
        var text = new TermText(terminal);
        edits.forEach(text::print);
        return 0;
    }

    private List<JsonNode> edits(Terms terms) {
        var byId = terms.history(term);
        return byId.isEmpty() ? terms.history(terms.one(term).path("id").asText()) : byId;
    }
}
