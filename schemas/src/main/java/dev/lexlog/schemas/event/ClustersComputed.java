package dev.lexlog.schemas.event;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.Scopes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All clusters of a scope, in place of those before.
public record ClustersComputed(
        @Nullable String domainId,
        @Nullable String sessionId,
        String eventId,
        @Nullable Instant occurredAt,
        List<ComputedCluster> clusters)
        implements InputEvent {
    public ClustersComputed {
        clusters = List.copyOf(clusters);
    }

    @Override
    public InputTopic topic() {
        return InputTopic.CLUSTERS;
    }

    @Override
    public String key() {
        return Keys.array(Scopes.domain(domainId), Scopes.session(sessionId));
    }
}
