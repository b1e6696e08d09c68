package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.standalone.cli.client.Confirmation;
import dev.lexlog.standalone.cli.publish.Sending;
import dev.lexlog.standalone.cli.terminal.Terminal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lexlog glossary remove`.
@Command(
        name = "remove",
        description = "Removes a term, all terms of a status, or the whole glossary.",
        footer = {
            "",
            "Examples:",
            "  lexlog glossary remove reefer --children REPARENT",
            "  lexlog glossary remove --of-status draft --of-provenance llm --yes",
            "  lexlog glossary remove --all --session s1 --yes",
            "  lexlog glossary remove --all --yes"
        })
final class RemoveTermCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private Sending sending = new Sending();
    @Mixin private Author author = new Author();
    @Mixin private Confirmation confirmation = new Confirmation();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--children",
            paramLabel = "HOW",
            description = "DETACH (they become roots, the default) or REPARENT (to its parent).")
    private @Nullable String children;

    @Option(
            names = "--of-provenance",
            paramLabel = "FROM",
            description =
                    "With --of-status: only terms that came from llm, human, hybrid, learning.")
    private @Nullable String provenance;

    RemoveTermCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var change = change();
        if (!(change instanceof TermRemoved)) {
            confirmation.require("remove " + what(), terminal);
        }
        return sending.send(List.of(author.edit(change)), terminal);
    }

    private GlossaryChange change() {
        if (provenance != null && which.status == null) {
            throw usage("--of-provenance narrows --of-status only");
        }
        if (which.isOne()) {
            return new TermRemoved(which.id, which.name, Defaults.or(children, "DETACH"));
        }
        if (children != null) {
            throw usage("--children is for one term: of many, those that stay become roots");
        }
        if (author.owner().givenDomain() != null) {
            throw usage("--domain is for one term by its name: many go from all domains");
        }
        if (which.all) {
            return new GlossaryCleared(author.session());
        }
        if (author.session() != null) {
            throw usage("--session is for --all: it narrows no status");
        }
        return new TermsRemovedByStatus(String.valueOf(which.status), provenance);
    }

    private String what() {
        var kind = Stream.of(which.status, provenance).filter(Objects::nonNull);
        var terms = Stream.concat(kind, Stream.of("terms")).collect(Collectors.joining(" "));
        var all = "all %s of user %s".formatted(terms, author.owner().user());
        return author.session() == null
                ? all
                : "%s made in session %s".formatted(all, author.session());
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static final class Which {
        @Parameters(paramLabel = "NAME", description = "The term's name in --domain.")
        private @Nullable String name;

        @Option(names = "--id", paramLabel = "ID", description = "Or its id.")
        private @Nullable String id;

        @Option(
                names = "--of-status",
                paramLabel = "STATUS",
                description = "Or all that are draft, reviewed or approved.")
        private @Nullable String status;

        @Option(
                names = "--all",
                description = "Or every term of the user; with --session those made in it.")
        private boolean all;

        boolean isOne() {
            return name != null || id != null;
        }
    }
}
