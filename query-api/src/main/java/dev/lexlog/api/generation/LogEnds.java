package dev.lexlog.api.generation;

import dev.lexlog.api.http.TimeLimit;
import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.api.pipeline.Pipeline.Next;
import dev.lexlog.api.pipeline.Pipeline.Stretch;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.TimedOut;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the log topics of generations end.
record LogEnds(Pipeline pipeline, Topics topics) {
    private static final long FEW = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Only topics that exist may be asked for: the one of a model's first generation is made after
    /// it was ordered.
    Map<LogPartition, Long> toLoad(GenerationSettings settings, boolean vectors) {
        return pipeline.stableEnds(partitions(settings, vectors));
    }

    /// Empty while Kafka does not answer.
    Optional<Map<LogPartition, Long>> of(GenerationEntry entry) {
        var settings = entry.settings();
        var own = GenerationSettings.OWN_EMBEDDINGS + entry.number();
        boolean made =
                !(entry.state() instanceof GenerationState.Loading)
                        || !settings.embeddings().equals(own);
        try {
            return Optional.of(TimeLimit.within(PATIENCE, () -> toLoad(settings, made)));
        } catch (Unavailable | TimedOut e) {
            return Optional.empty();
        }
    }

    /// How far the stage that makes the vectors has read the chunks; nothing while Kafka does not
    /// answer.
    Map<LogPartition, Long> embedded(GenerationSettings settings) {
        var group = topics.embeddingGroup(settings.embeddings());
        try {
            return TimeLimit.within(
                    PATIENCE,
                    () -> pipeline.committed(List.of(group)).getOrDefault(group, Map.of()));
        } catch (Unavailable | TimedOut e) {
            return Map.of();
        }
    }

    boolean isOfChunks(LogPartition partition) {
        return partition.topic().equals(topics.log(LogTable.CHUNKS));
    }

    /// How many records lie between the positions and the ends; {@link TimedOut} or {@link
    /// Unavailable} when Kafka does not answer in time. A few offsets before an end may all be
    /// markers.
    long lag(Map<LogPartition, Long> ends, Map<LogPartition, Long> positions) {
        long many = 0;
        var few = new HashMap<LogPartition, Stretch>();
        for (var end : ends.entrySet()) {
            long position = positions.getOrDefault(end.getKey(), 0L);
            long offsets = end.getValue() - position;
            if (offsets > FEW) {
                many += offsets;
            } else if (offsets > 0) {
                few.put(end.getKey(), new Stretch(position, end.getValue()));
            }
        }
        var next = TimeLimit.within(PATIENCE, () -> pipeline.next(few));
        return many
                + few.entrySet().stream()
                        .filter(stretch -> next.get(stretch.getKey()) instanceof Next.Found)
                        .mapToLong(stretch -> stretch.getValue().to() - stretch.getValue().from())
                        .sum();
    }

    private List<LogPartition> partitions(GenerationSettings settings, boolean vectors) {
        var partitions = new ArrayList<LogPartition>();
        for (var topic : topics.logs(settings.embeddings())) {
            if (vectors || !topic.equals(topics.embeddings(settings.embeddings()))) {
                for (int p = 0; p < settings.partitionCount(); p++) {
                    partitions.add(new LogPartition(topic, p));
                }
            }
        }
        return partitions;
    }
}
