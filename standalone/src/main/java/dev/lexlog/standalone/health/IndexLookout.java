package dev.lexlog.standalone.health;

import dev.lexlog.api.observe.ReadinessCheck;
import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.Standing;
import dev.lexlog.store.lifecycle.Standing.Reader;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Whether the database and Kafka answer, and how far the generation that answers is behind the
/// log.
public final class IndexLookout implements AutoCloseable {
    private final long readyLag;
    private final Lookout database = new Lookout("database");
    private final Lookout kafka = new Lookout("Kafka");
    private volatile @Nullable Reader live;
    private volatile Map<LogPartition, Long> ends = Map.of();

    public IndexLookout(long readyLag) {
        this.readyLag = readyLag;
    }

    public void start(Generations generations, Pipeline pipeline, Topics topics) {
        database.start(() -> readStanding(generations));
        kafka.start(() -> readEnds(pipeline, topics));
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
        var reader = live;
        Map<LogPartition, Long> reached = reader == null ? Map.of() : reader.positions();
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

    private Optional<String> readStanding(Generations generations) {
        live = generations.standing().map(Standing::live).orElse(live);
        return Optional.empty();
    }

    private Optional<String> readEnds(Pipeline pipeline, Topics topics) {
        var reader = live;
        if (reader == null) {
            return Optional.of("which topics to look at is not known yet");
        }
        var log = new ArrayList<LogPartition>();
        for (var topic : topics.logs(reader.settings().embeddings())) {
            for (int p = 0; p < reader.settings().partitionCount(); p++) {
                log.add(new LogPartition(topic, p));
            }
        }
        ends = Map.copyOf(pipeline.stableEnds(log));
        return Optional.empty();
    }

    @Override
    public void close() {
        database.close();
        kafka.close();
    }
}
