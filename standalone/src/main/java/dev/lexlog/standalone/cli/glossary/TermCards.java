package dev.lexlog.standalone.cli.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;

/// Terms, each with what stands above and below it.
public final class TermCards {
    private final Terminal terminal;
    private final Terms terms;

    /// Of the default user.
    public TermCards(Terminal terminal, LexlogApi api) {
        this(terminal, new Terms(api, new Owner()));
    }

    TermCards(Terminal terminal, Terms terms) {
        this.terminal = terminal;
        this.terms = terms;
    }

    /// The terms that a name, an alias or an id means.
    public void print(String text) {
        print(terms.meant(text));
    }

    void print(List<JsonNode> found) {
        found.stream().map(terms::read).forEach(this::print);
    }

    private void print(Term term) {
        var ancestors = names(terms.of(term.id(), "ancestors"));
        new TermText(terminal).print(term, ancestors, names(terms.of(term.id(), "children")));
    }

    private static List<String> names(List<JsonNode> items) {
        return items.stream().map(item -> item.path("name").asText()).toList();
    }
}
