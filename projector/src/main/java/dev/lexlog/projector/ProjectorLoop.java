package dev.lexlog.projector;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop: poll, take what was assigned, apply. It holds no position of its own that the store
/// does not have.
final class ProjectorLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectorLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofHours(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Supplier<LogTopics> describe;
    private final Slices slices;
    private final GenerationWriter writer;
    private final int partitionCount;
    private final ProjectorListener listener;
    private final InstantSource clock;
    private final Assignment assignment;
    private final ReplayClock replay = new ReplayClock();
    private Duration pause = FIRST_PAUSE;
    private long lastSign = System.nanoTime();
    private volatile boolean stopped;

    ProjectorLoop(
            Consumer<byte[], byte[]> consumer,
            Supplier<LogTopics> describe,
            Slices slices,
            GenerationWriter writer,
            int partitionCount,
            ProjectorListener listener,
            InstantSource clock) {
        this.consumer = consumer;
        this.describe = describe;
        this.slices = slices;
        this.writer = writer;
        this.partitionCount = partitionCount;
        this.listener = listener;
        this.clock = clock;
        this.assignment = new Assignment(consumer);
    }

    /// Until {@link #stop}; throws what it cannot retry.
    void run(Collection<String> topics) {
        consumer.subscribe(topics, assignment);
        while (!stopped) {
            round();
        }
    }

    void stop() {
        stopped = true;
    }

    private void round() {
        try {
            var polled = consumer.poll(POLL);
            take(assignment.waiting());
            project(slices.of(polled, assignment));
            showLife();
            replay.progress(assignment.held(), System.nanoTime()).ifPresent(listener::replaying);
            pause = FIRST_PAUSE;
        } catch (Unavailable | RetriableException e) {
            standBack(e);
        }
    }

    private void take(List<LogPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        var topics = describe.get();
        topics.requirePartitions(partitionCount);
        var ids = new HashMap<String, String>();
        partitions.forEach(p -> ids.put(p.topic(), topics.named(p.topic()).id()));
        var positions = writer.take(partitions, ids);
        var lastAtEnd = writer.lastAtEnd();
        var ends = assignment.ends(partitions);
        for (var partition : partitions) {
            long position = positions.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, position);
            requireInside(partition, position, end);
            var kept = topics.named(partition.topic()).tombstonesKept();
            var last = lastAtEnd.get(partition);
            Absence.check(partition, end - position, last, kept, clock.instant());
            assignment.hold(partition, position);
            replay.taken(partition, position, end, System.nanoTime());
        }
    }

    private void project(List<Slice> batch) {
        if (batch.isEmpty()) {
            return;
        }
        switch (writer.apply(batch)) {
            case Outcome.Applied _ -> batch.forEach(s -> assignment.advance(s.partition(), s.to()));
            case Outcome.Fenced(Collection<LogPartition> lost) -> {
                LOG.info("Another projector has taken {}", lost);
                assignment.lose(lost);
                assignment.rewind();
            }
        }
    }

    /// Standing at the end of a quiet log is no absence.
    private void showLife() {
        if (System.nanoTime() - lastSign < BETWEEN_SIGNS_OF_LIFE.toNanos()) {
            return;
        }
        lastSign = System.nanoTime();
        project(
                assignment.held().entrySet().stream()
                        .filter(held -> assignment.atEnd(held.getKey()))
                        .map(held -> standing(held.getKey(), held.getValue()))
                        .toList());
    }

    private static Slice standing(LogPartition partition, long position) {
        return new Slice(partition, position, position, null, true, List.of());
    }

    /// Polling goes on, or Kafka would give the partitions to somebody else.
    private void standBack(RuntimeException cause) {
        LOG.warn("Waiting {} ms: {}", pause.toMillis(), cause.getMessage());
        assignment.pause();
        consumer.poll(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        assignment.rewind();
        assignment.resume();
    }

    private static void requireInside(LogPartition partition, long position, long end) {
        if (position > end) {
            throw new Fault(
                    "the store has read "
                            + partition
                            + " up to "
                            + position
                            + ", but it ends at "
                            + end
                            + ": the log has lost records. Delete the generation's folder; it is"
                            + " rebuilt from the log");
        }
    }
}
