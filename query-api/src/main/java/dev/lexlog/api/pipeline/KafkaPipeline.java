package dev.lexlog.api.pipeline;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/// The pipeline as the broker knows it.
public final class KafkaPipeline implements Pipeline {
    private static final String TIMEOUT_MS = "10000";
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Admin admin;
    private final PartitionReader gaps;
    private final PartitionReader letters;
    private final DeadLetterTopic deadLetters;
    private final String deadLetterName;

    /// `connection` holds what every client needs: `bootstrap.servers` and perhaps security.
    public KafkaPipeline(Map<String, Object> connection, Topics topics) {
        var config = new HashMap<>(connection);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "lexlog-api");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.admin = Admin.create(config);
        this.gaps = new PartitionReader(connection, "lexlog-api-gaps");
        this.letters = new PartitionReader(connection, "lexlog-api-dead-letters");
        this.deadLetters = new DeadLetterTopic(letters);
        this.deadLetterName = topics.deadLetters();
    }

    @Override
    public Map<LogPartition, Long> highWatermarks(Collection<LogPartition> partitions) {
        return ends(partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    @Override
    public Map<LogPartition, Long> stableEnds(Collection<LogPartition> partitions) {
        return ends(partitions, IsolationLevel.READ_COMMITTED);
    }

    private Map<LogPartition, Long> ends(
            Collection<LogPartition> partitions, IsolationLevel isolation) {
        var asked =
                partitions.stream()
                        .collect(
                                Collectors.toMap(
                                        p -> new TopicPartition(p.topic(), p.partition()),
                                        _ -> OffsetSpec.latest()));
        var found = get(() -> admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all());
        return byPartition(found, info -> info.offset());
    }

    @Override
    public Map<String, Map<LogPartition, Long>> committed(Collection<String> groups) {
        var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        groups.forEach(g -> specs.put(g, new ListConsumerGroupOffsetsSpec()));
        var asked = admin.listConsumerGroupOffsets(specs);
        var committed = new HashMap<String, Map<LogPartition, Long>>();
        for (var group : groups) {
            try {
                var found = get(() -> asked.partitionsToOffsetAndMetadata(group));
                found.values().removeIf(Objects::isNull);
                committed.put(group, byPartition(found, offset -> offset.offset()));
            } catch (GroupIdNotFoundException e) {
                committed.put(group, Map.of());
            }
        }
        return committed;
    }

    @Override
    public Map<LogPartition, Next> next(Map<LogPartition, Stretch> stretches) {
        if (stretches.isEmpty()) {
            return Map.of();
        }
        var stable = stableEnds(stretches.keySet());
        var readable = new HashMap<LogPartition, Stretch>();
        stretches.forEach((partition, stretch) -> {
            long to = Math.min(stretch.to(), stable.getOrDefault(partition, 0L));
            readable.put(partition, new Stretch(stretch.from(), to));
        });
        var found = unlessUnavailable(() -> gaps.first(readable));
        var next = new HashMap<LogPartition, Next>();
        stretches.forEach((partition, stretch) -> {
            boolean whole = stable.getOrDefault(partition, 0L) >= stretch.to();
            next.put(partition, next(found.get(partition), whole));
        });
        return next;
    }

    private static Next next(@Nullable ConsumerRecord<byte[], byte[]> record, boolean whole) {
        if (record != null) {
            return new Next.Found(record.offset(), record.timestamp());
        }
        return whole ? new Next.NoRecord() : new Next.Undecided();
    }

    @Override
    public long deadLetterCount() {
        var ends = deadLetterEnds();
        return unlessUnavailable(() -> deadLetters.count(ends));
    }

    @Override
    public DeadLetterPage deadLetters(Place from, int limit) {
        var ends = deadLetterEnds();
        return unlessUnavailable(() -> deadLetters.page(ends, from, limit));
    }

    private SortedMap<LogPartition, Long> deadLetterEnds() {
        var described = get(() -> admin.describeTopics(List.of(deadLetterName)).allTopicNames());
        var partitions = new ArrayList<LogPartition>();
        for (var topic : described.values()) {
            topic.partitions()
                    .forEach(p -> partitions.add(new LogPartition(topic.name(), p.partition())));
        }
        return new TreeMap<>(settledEnds(partitions));
    }

    /// A group's commit may be seen a moment before the letters of the same transaction: what has
    /// begun is given time to end.
    private Map<LogPartition, Long> settledEnds(Collection<LogPartition> partitions) {
        var begun = highWatermarks(partitions);
        long deadline = System.nanoTime() + SETTLING.toNanos();
        var stable = stableEnds(partitions);
        while (!LogPartition.reached(begun, stable) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            stable = stableEnds(partitions);
        }
        return stable;
    }

    private static <V> Map<LogPartition, Long> byPartition(
            Map<TopicPartition, V> found, Function<V, Long> offset) {
        return found.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                e -> new LogPartition(e.getKey().topic(), e.getKey().partition()),
                                e -> offset.apply(e.getValue())));
    }

    private static <T> T get(Supplier<KafkaFuture<T>> call) {
        return unlessUnavailable(() -> {
            try {
                return call.get().get();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof KafkaException failure) {
                    throw failure;
                }
                throw new KafkaException(e.getCause());
            }
        });
    }

    private static <T> T unlessUnavailable(Supplier<T> call) {
        try {
            return call.get();
        } catch (RetriableException e) {
            throw new Unavailable("Kafka does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
        gaps.close();
        letters.close();
    }
}
