package dev.lexlog.standalone.health;

import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Whether the generation's database and Kafka answer, and how far the one is behind the other.
public final class IndexLookout implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final long readyLag;
    private final Lookout database = new Lookout("database");
    private final Lookout kafka = new Lookout("Kafka");
    private volatile Map<LogPartition, Long> positions = Map.of();
    private volatile Map<LogPartition, Long> ends = Map.of();

    public IndexLookout(long readyLag) {
        this.readyLag = readyLag;
    }

    public void start(Generation generation, Pipeline pipeline, List<LogPartition> log) {
        database.start(() -> readPositions(generation));
        kafka.start(() -> readEnds(pipeline, log));
    }

    public ReadinessCheck database() {
        return database.check();
    }

    public ReadinessCheck kafka() {
        return kafka.check();
    }

    /// Whether the generation is near the end of the log, as both were seen last.
    public ReadinessCheck lag() {
        return new ReadinessCheck("lag", this::tooFarBehind);
    }

    /// As above, but once it was near nothing is in the way any more.
    public ReadinessCheck firstLag() {
        var wasNear = new AtomicBoolean();
        return new ReadinessCheck(
                "lag",
                () -> {
                    var obstacle = wasNear.get() ? Optional.<String>empty() : tooFarBehind();
                    wasNear.compareAndSet(false, obstacle.isEmpty());
                    return obstacle;
                });
    }

    /// Records that the generation does not hold yet.
    public long behind() {
        var reached = positions;
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - reached.getOrDefault(end.getKey(), 0L))
                .map(records -> Math.max(0, records))
                .sum();
    }

    public boolean databaseAnswers() {
        return database.obstacle().isEmpty();
    }

    public boolean kafkaAnswers() {
        return kafka.obstacle().isEmpty();
    }

    private Optional<String> tooFarBehind() {
        if (ends.isEmpty()) {
            return Optional.of("the log's end is not known yet");
        }
        long records = behind();
        return records > readyLag
                ? Optional.of("%,d records behind the log".formatted(records))
                : Optional.empty();
    }

    private Optional<String> readPositions(Generation generation) {
        try (var reading = generation.read(PATIENCE)) {
            positions = Map.copyOf(reading.watermark().positions());
        }
        return Optional.empty();
    }

    private Optional<String> readEnds(Pipeline pipeline, List<LogPartition> log) {
        ends = Map.copyOf(pipeline.stableEnds(log));
        return Optional.empty();
    }

    @Override
    public void close() {
        database.close();
        kafka.close();
    }
}
