package dev.lexlog.schemas.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that documents mention. It lives while at least one mention does. `name` is
/// normalised, `nameFolded` is what reads compare; the columns from `displayName` to `nerType` come
/// from the earliest mention, whose time is `createdAt`.
public record Entity(
        EntityId id,
        String name,
        String nameFolded,
        String displayName,
        SemanticType semanticType,
        @Nullable String nerType,
        @Nullable String domain,
        @Nullable String session,
        long mentionCount,
        long documentCount,
        Instant createdAt)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.ENTITIES;
    }

    @Override
    public String key() {
        return id.value();
    }
}
