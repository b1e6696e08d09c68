package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A glossary edit that passed the rules. `at` is the event's own time or the broker's; `change`
/// and `details` are what the history keeps of it.
public record GlossaryCommand(
        @Nullable String actor,
        String user,
        @Nullable String session,
        @Nullable String domain,
        Instant at,
        String change,
        String details,
        Action action) {

    public sealed interface Action {
        /// `fields` without the parent, which is still an id or a name.
        record Define(TermFields fields, @Nullable String parent) implements Action {}

        record Alter(Subject subject, FieldChanges changes) implements Action {}

        record Rename(Subject subject, String newName) implements Action {}

        record Remove(Subject subject, Children children) implements Action {}

        record RemoveByStatus(TermStatus status, @Nullable Provenance provenance)
                implements Action {}

        /// The whole glossary, or what was made in the session.
        record Clear(@Nullable String session) implements Action {}
    }

    /// Which term an edit is about.
    public sealed interface Subject {
        record ById(TermId id) implements Subject {}

        /// In the edit's domain.
        record ByName(String name) implements Subject {}
    }

    /// Where the children of a removed term go: nowhere, or to its parent.
    public enum Children {
        DETACH,
        REPARENT
    }
}
