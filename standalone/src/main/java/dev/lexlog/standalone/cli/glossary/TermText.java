package dev.lexlog.standalone.cli.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.csv.Tags;
import dev.lexlog.standalone.cli.terminal.Terminal;
import dev.lexlog.standalone.cli.terminal.Wrapping;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Terms as a person reads them.
final class TermText {
    private static final String INDENT = "    ";

    private final Terminal terminal;

    TermText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Name and status, and the first line of the definition.
    void printLine(Term term) {
        terminal.out()
                .println(
                        domain(term)
                                + terminal.strong(term.name())
                                + terminal.faint(" (%s) ".formatted(term.status()))
                                + first(term.definition()));
    }

    /// All of it, with the names of what stands above and below.
    void print(Term term, List<String> ancestors, List<String> children) {
        terminal.out().println(domain(term) + terminal.strong(term.displayName()));
        Wrapping.lines(text(term.definition()), terminal.textColumns() - INDENT.length())
                .forEach(line -> terminal.out().println(INDENT + line));
        field("id", term.id());
        field("name", term.name());
        field("above", above(term, ancestors));
        field("below", String.join(", ", children));
        field("aliases", String.join(", ", term.aliases()));
        field("plural", text(term.plural()));
        field("type", term.semanticType() + ", " + term.cardinality());
        field("tags", Tags.write(term.tags()));
        field("owner", text(term.owner()));
        field("source", text(term.canonicalSource()));
        field(
                "status",
                term.status() + ", " + term.provenance() + (term.ignored() ? ", ignored" : ""));
        field(
                "revision",
                "%d, %s%s"
                        .formatted(
                                term.revision(),
                                term.updatedAt(),
                                term.lastActor() == null ? "" : " by " + term.lastActor()));
    }

    /// One edit of a history.
    void print(JsonNode edit) {
        terminal.out()
                .println(
                        "%3d  %s  %s  %s  %s"
                                .formatted(
                                        edit.path("number").asInt(),
                                        edit.path("at").asText(),
                                        terminal.strong(edit.path("change").asText()),
                                        edit.path("actor").asText("-"),
                                        edit.path("details")));
    }

    /// The nearest first.
    private static String above(Term term, List<String> ancestors) {
        return ancestors.isEmpty()
                ? ""
                : ancestors.stream().collect(Collectors.joining(" < "))
                        + " (%s)".formatted(term.parentVerb());
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            terminal.out().println(INDENT + terminal.faint("%-9s".formatted(name)) + value);
        }
    }

    private String domain(Term term) {
        return term.domainId() == null ? "" : terminal.faint("[" + term.domainId() + "] ");
    }

    private static String first(@Nullable String definition) {
        return text(definition).lines().findFirst().orElse("");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
