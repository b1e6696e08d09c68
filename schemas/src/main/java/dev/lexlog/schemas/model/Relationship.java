package dev.lexlog.schemas.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A subject, a verb (upper snake case, third person) and an object. `userEdited` when a user's
/// edit lies over what documents assert.
public record Relationship(
        RelationshipId id,
        String subjectName,
        String subjectFolded,
        String verb,
        String objectName,
        String objectFolded,
        @Nullable String sentence,
        double confidence,
        VerbCategory verbCategory,
        @Nullable String domain,
        @Nullable String session,
        boolean userEdited,
        Instant createdAt)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.RELATIONSHIPS;
    }

    @Override
    public String key() {
        return id.value();
    }
}
