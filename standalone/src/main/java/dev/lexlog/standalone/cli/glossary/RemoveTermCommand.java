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
        if (which.isOne()) {
            return new TermRemoved(which.id, which.name, Defaults.or(children, "DETACH"));
        }
        if (children != null) {
            throw usage("--children is for one term: of many, those that stay become roots");
        }
        return which.all
                ? new GlossaryCleared(null)
                : new TermsRemovedByStatus(String.valueOf(which.status), provenance);
    }

    private String what() {
        var user = author.owner().user();
        return which.all
                ? "all terms of user " + user
                : "all %s terms of user %s".formatted(which.status, user);
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

        @Option(names = "--all", description = "Or every term of the user.")
        private boolean all;

        boolean isOne() {
            return name != null || id != null;
        }
    }
}
