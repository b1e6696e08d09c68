package dev.lexlog.standalone.cli.glossary;

import static dev.lexlog.standalone.cli.glossary.Defaults.or;

import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lexlog glossary define`.
@Command(
        name = "define",
        description = {
            "Defines a term, whole: what is left out is empty or the default, also when the term",
            "was there before. To keep the rest of it, use change."
        },
        footer = {
            "",
            "Example:",
            "  lexlog glossary define reefer --definition 'A container that cools.' --parent container"
        })
final class DefineCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Sending sending = new Sending();
    @Mixin private Author author = new Author();
    @Mixin private FieldOptions fields = new FieldOptions();

    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    DefineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var defined =
                new TermDefined(
                        name,
                        fields.displayName,
                        fields.definition,
                        fields.parent,
                        or(fields.parentVerb, Defaults.PARENT_VERB),
                        or(fields.aliases, List.of()),
                        or(fields.semanticType, Defaults.SEMANTIC_TYPE),
                        or(fields.cardinality, Defaults.CARDINALITY),
                        fields.plural,
                        or(fields.tags(), Map.of()),
                        fields.owner,
                        or(fields.status, Defaults.STATUS),
                        or(fields.provenance, Defaults.PROVENANCE),
                        fields.canonicalSource,
                        or(fields.ignored, false));
        return sending.send(List.of(author.edit(defined)), terminal);
    }
}
