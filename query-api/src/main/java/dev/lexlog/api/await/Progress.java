package dev.lexlog.api.await;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.lifecycle.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One look at how far everybody is. The order of the looks matters: committed offsets first, then
/// the ends, so that an end lies behind all that a commit covers; the generations' positions last.
///
/// @param committed by group
/// @param ends high watermarks
/// @param answering every generation that may answer the next request
record Progress(
        Map<String, Map<LogPartition, Long>> committed,
        Map<LogPartition, Long> ends,
        List<Standing.Reader> answering) {
    Progress {
        answering = List.copyOf(answering);
    }

    /// Whose vectors an answer may need.
    Set<String> embeddings() {
        return answering.stream()
                .map(reader -> reader.settings().embeddings())
                .collect(Collectors.toUnmodifiableSet());
    }

    long at(Reader reader, LogPartition partition) {
        return switch (reader) {
            case Reader.Group(var name) -> committed(name, partition);
            case Reader.Embedding(var name, var embeddings) ->
                    embeddings().contains(embeddings) ? committed(name, partition) : Long.MAX_VALUE;
            case Reader.Projector() -> slowest(partition, _ -> true);
            case Reader.Vectors(var embeddings) ->
                    slowest(partition, r -> r.settings().embeddings().equals(embeddings));
        };
    }

    private long committed(String group, LogPartition partition) {
        return committed.getOrDefault(group, Map.of()).getOrDefault(partition, 0L);
    }

    /// Whoever does not answer any more is not waited for.
    private long slowest(LogPartition partition, Predicate<Standing.Reader> which) {
        return answering.stream()
                .filter(which)
                .mapToLong(reader -> reader.positions().getOrDefault(partition, 0L))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// Asked only of partitions that were looked at: a missing end must not pass for an empty one.
    long end(LogPartition partition) {
        var end = ends.get(partition);
        if (end == null) {
            throw new IllegalArgumentException("nobody looked at " + partition);
        }
        return end;
    }
}
