package dev.lexlog.store.embedded;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One projector's access to a generation that is loading: it knows the fences it took.
final class Loader implements GenerationWriter {
    private final LoadingTables loading;
    private final Map<LogPartition, Long> fences = new HashMap<>();

    Loader(LoadingTables loading) {
        this.loading = loading;
    }

    @Override
    public synchronized Map<LogPartition, Long> take(
            Collection<LogPartition> partitions, Map<String, String> topicIds) {
        var positions = new HashMap<LogPartition, Long>();
        loading.take(partitions, topicIds)
                .forEach((partition, row) -> {
                    fences.put(partition, row.fence());
                    positions.put(partition, row.position());
                });
        return positions;
    }

    @Override
    public synchronized Map<LogPartition, Instant> lastAtEnd() {
        return loading.lastAtEnd();
    }

    @Override
    public synchronized Outcome apply(List<Slice> slices) {
        return loading.apply(slices, fences);
    }
}
