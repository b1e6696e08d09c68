package dev.lexlog.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Every row of the session but terms goes; with `upTo` only what was appended until then.
public record SessionEnded(String sessionId, @Nullable Instant upTo) implements ScopeChange {
    @Override
    public String scopeId() {
        return sessionId;
    }
}
