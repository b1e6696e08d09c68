package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryEdit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose terms are edited, and by whom.
final class Author {
    @Mixin private Owner owner = new Owner();

    @Option(
            names = "--session",
            paramLabel = "S",
            description = "In which session; a new term remembers it.")
    private @Nullable String session;

    @Option(
            names = "--actor",
            paramLabel = "WHO",
            description = "Who edits, as the history tells it. Default: the user.")
    private @Nullable String actor;

    Owner owner() {
        return owner;
    }

    @Nullable String session() {
        return session;
    }

    GlossaryEdit edit(GlossaryChange change) {
        return edit(owner.domain(), change);
    }

    GlossaryEdit edit(@Nullable String domain, GlossaryChange change) {
        var user = owner.user();
        var who = actor == null ? user : actor;
        return new GlossaryEdit(who, user, session, domain, "", null, change);
    }
}
