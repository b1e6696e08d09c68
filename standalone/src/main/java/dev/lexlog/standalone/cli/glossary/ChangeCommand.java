package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lexlog glossary change`.
@Command(
        name = "change",
        description = "Changes some fields of a term; the others stay as they are.",
        footer = {
            "",
            "Examples:",
            "  lexlog glossary change reefer --status approved --wait",
            "  lexlog glossary change --id 0f0c2a41b7d93e55 --clear parent --clear aliases"
        })
final class ChangeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private Sending sending = new Sending();
    @Mixin private Author author = new Author();
    @Mixin private Subject subject = new Subject();
    @Mixin private FieldOptions fields = new FieldOptions();

    @Option(
            names = "--clear",
            paramLabel = "FIELD",
            description =
                    "Empty this field (display_name, definition, parent, aliases, plural, tags,"
                            + " owner, canonical_source, domain_id); may be repeated.")
    private List<String> clear = List.of();

    @Option(
            names = "--new-domain",
            paramLabel = "D",
            description = "Move it to another domain; '' for none.")
    private @Nullable String newDomain;

    ChangeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var changed =
                new TermChanged(
                        subject.id(),
                        subject.name(),
                        fields.displayName,
                        fields.definition,
                        fields.parent,
                        fields.parentVerb,
                        fields.aliases,
                        fields.semanticType,
                        fields.cardinality,
                        fields.plural,
                        fields.tags(),
                        fields.owner,
                        fields.status,
                        fields.provenance,
                        fields.canonicalSource,
                        fields.ignored,
                        newDomain,
                        clear);
        return sending.send(List.of(author.edit(changed)), terminal);
    }
}
