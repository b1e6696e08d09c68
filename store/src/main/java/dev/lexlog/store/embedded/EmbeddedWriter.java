package dev.lexlog.store.embedded;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One projector's access: it knows the fences it took.
final class EmbeddedWriter implements GenerationWriter {
    private final Projection projection;
    private final IndexCommits commits;
    private final Map<LogPartition, Long> fences = new HashMap<>();

    EmbeddedWriter(Projection projection, IndexCommits commits) {
        this.projection = projection;
        this.commits = commits;
    }

    @Override
    public synchronized Map<LogPartition, Long> take(
            Collection<LogPartition> partitions, Map<String, String> topicIds) {
        var taken = projection.take(partitions, topicIds);
        taken.forEach((partition, at) -> fences.put(partition, at.fence()));
        var positions = new HashMap<LogPartition, Long>();
        taken.forEach((partition, at) -> positions.put(partition, at.position()));
        return positions;
    }

    @Override
    public synchronized Map<LogPartition, Instant> lastAtEnd() {
        return projection.lastAtEnd();
    }

    @Override
    public synchronized Outcome apply(List<Slice> slices) {
        commits.check();
        return projection.apply(slices, fences);
    }
}
