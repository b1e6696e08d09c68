package dev.lexlog.bench.search;

import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.schemas.topic.LogPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Topics without records: a search needs none.
final class NoPipeline implements Pipeline {
    @Override
    public Map<LogPartition, Long> highWatermarks(Collection<LogPartition> partitions) {
        return Map.of();
    }

    @Override
    public Map<LogPartition, Long> stableEnds(Collection<LogPartition> partitions) {
        return Map.of();
    }

    @Override
    public Map<String, Map<LogPartition, Long>> committed(Collection<String> groups) {
        return Map.of();
    }

    @Override
    public Map<LogPartition, Next> next(Map<LogPartition, Stretch> stretches) {
        var next = new HashMap<LogPartition, Next>();
        stretches.keySet().forEach(partition -> next.put(partition, new Next.NoRecord()));
        return next;
    }

    @Override
    public long deadLetterCount() {
        return 0;
    }

    @Override
    public DeadLetterPage deadLetters(Place from, int limit) {
        return new DeadLetterPage(List.of(), Optional.empty());
    }

    @Override
    public void close() {}
}
