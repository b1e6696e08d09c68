package dev.lexlog.api.pipeline;

import dev.lexlog.api.generation.LiveGeneration;
import dev.lexlog.api.pipeline.Pipeline.Next;
import dev.lexlog.api.pipeline.Pipeline.Stretch;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How far every topic has been read by whoever makes search results of it: the worker for input
/// topics, the live generation for log topics.
public final class PipelineStatus {
    private final Pipeline pipeline;
    private final LiveGeneration live;
    private final Topics topics;
    private final Supplier<OptionalLong> waitingExtractions;
    private final InstantSource clock;
    private final Duration timeout;

    public PipelineStatus(
            Pipeline pipeline,
            LiveGeneration live,
            Topics topics,
            Supplier<OptionalLong> waitingExtractions,
            InstantSource clock,
            Duration timeout) {
        this.pipeline = pipeline;
        this.waitingExtractions = waitingExtractions;
        this.live = live;
        this.topics = topics;
        this.clock = clock;
        this.timeout = timeout;
    }

    /// Now, or as soon as the broker answers.
    public Snapshot now() {
        return live.answer(this::snapshot);
    }

    private Snapshot snapshot(Generation generation) {
        var positions = positions(generation);
        var partitions = partitions(generation.settings());
        var ends = pipeline.stableEnds(partitions);
        var unread = new HashMap<LogPartition, Stretch>();
        ends.forEach((partition, end) -> {
            long position = positions.getOrDefault(partition, 0L);
            if (position < end) {
                unread.put(partition, new Stretch(position, end));
            }
        });
        var next = pipeline.next(unread);
        var lags = new ArrayList<Lag>();
        for (var partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            long position = positions.getOrDefault(partition, 0L);
            lags.add(lag(partition, end, position, next.get(partition)));
        }
        return new Snapshot(
                generation.number(), lags, pipeline.deadLetterCount(), waitingExtractions.get());
    }

    private Map<LogPartition, Long> positions(Generation generation) {
        var group = topics.ingestGroup();
        var positions =
                new HashMap<>(pipeline.committed(List.of(group)).getOrDefault(group, Map.of()));
        try (var reading = generation.read(timeout)) {
            positions.putAll(reading.watermark().positions());
        }
        return positions;
    }

    private List<LogPartition> partitions(GenerationSettings settings) {
        var names = new ArrayList<String>();
        for (var input : InputTopic.values()) {
            names.add(topics.input(input));
            names.add(topics.internal(input));
        }
        names.add(topics.entityContributions());
        names.add(topics.relationshipContributions());
        names.addAll(topics.logs(settings.embeddings()));
        var partitions = new ArrayList<LogPartition>();
        for (var name : names) {
            for (int p = 0; p < settings.partitionCount(); p++) {
                partitions.add(new LogPartition(name, p));
            }
        }
        return partitions;
    }

    /// A reader that has nothing but markers before it does not lag.
    private Lag lag(LogPartition partition, long end, long position, @Nullable Next next) {
        if (!(next instanceof Next.Found found)) {
            return new Lag(partition, end, position, 0, 0);
        }
        double seconds = Math.max(0, clock.millis() - found.timestamp()) / 1_000.0;
        return new Lag(partition, end, position, end - position, seconds);
    }

    /// All topics at one time. `waitingExtractions` is how many extractions wait for their
    /// document; empty where no worker runs beside the API.
    public record Snapshot(
            int generation, List<Lag> lags, long deadLetters, OptionalLong waitingExtractions) {
        public Snapshot {
            lags = List.copyOf(lags);
        }
    }

    /// How far one partition has been read; seconds is the age of the oldest record not read yet.
    public record Lag(
            LogPartition partition, long end, long position, long records, double seconds) {}
}
