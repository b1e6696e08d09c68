package dev.lexlog.worker.relationship;

import dev.lexlog.schemas.model.RelationshipId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user's edit that passed the rules.
sealed interface Edit {
    RelationshipId id();

    record Assert(
            RelationshipId id,
            Triple triple,
            @Nullable String domain,
            @Nullable String session,
            Instant at)
            implements Edit {}

    record ChangeVerb(RelationshipId id, String verb) implements Edit {}

    record Approve(RelationshipId id) implements Edit {}

    record Remove(RelationshipId id) implements Edit {}
}
