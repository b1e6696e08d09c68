package dev.lexlog.projector;

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
import java.util.function.BooleanSupplier;
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
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);
    private static final Duration UNTIL_ENDS_ARE_KNOWN = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Supplier<LogTopics> describe;
    private final Slices slices;
    private final BatchLimits limits;
    private final GenerationWriter writer;
    private final int partitionCount;
    private final Pace pace;
    private int partitions;
    private final ProjectorListener listener;
    private final InstantSource clock;
    private final Handovers handovers;
    private final Assignment assignment;
    private final Attendance attendance = new Attendance();
    private final ReplayClock replay = new ReplayClock();
    private Duration pause = FIRST_PAUSE;
    private long lastSign = System.nanoTime();
    private long lastRound = System.nanoTime();
    private long wokenAt = System.nanoTime();

    ProjectorLoop(
            Consumer<byte[], byte[]> consumer,
            Supplier<LogTopics> describe,
            Slices slices,
            BatchLimits limits,
            GenerationWriter writer,
            int partitionCount,
            Pace pace,
            ProjectorListener listener,
            Handovers handovers,
            InstantSource clock) {
        this.consumer = consumer;
        this.describe = describe;
        this.slices = slices;
        this.limits = limits;
        this.writer = writer;
        this.partitionCount = partitionCount;
        this.pace = pace;
        this.listener = listener;
        this.clock = clock;
        this.handovers = handovers;
        this.assignment = new Assignment(consumer, handovers);
    }

    /// Throws what it cannot retry.
    void run(Collection<String> topics, BooleanSupplier stopped) {
        join(topics);
        while (!stopped.getAsBoolean()) {
            round();
        }
    }

    void join(Collection<String> topics) {
        partitions = topics.size() * partitionCount;
        consumer.subscribe(topics, assignment);
    }

    void round() {
        try {
            var rest = pace.rest(System.nanoTime());
            if (rest.isZero()) {
                var gathered = gather();
                take(assignment.waiting());
                project(gathered);
            } else {
                rest(rest);
            }
            showLife();
            replay.progress(assignment.held(), System.nanoTime()).ifPresent(listener::replaying);
            pause = FIRST_PAUSE;
        } catch (Unavailable | RetriableException e) {
            standBack(e);
        }
    }

    /// Polling goes on, as in {@link #standBack}.
    private void rest(Duration time) {
        assignment.pause();
        consumer.poll(time.compareTo(POLL) < 0 ? time : POLL);
        assignment.resume();
    }

    /// A full poll tells that there may be more, already fetched.
    private Gathered gather() {
        var gathered = new Gathered(limits);
        var polled = consumer.poll(POLL);
        gathered.add(polled);
        while (polled.count() >= limits.rowsAPoll()
                && gathered.hasRoom()
                && assignment.waiting().isEmpty()) {
            polled = consumer.poll(Duration.ZERO);
            gathered.add(polled);
        }
        return gathered;
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
        handovers.countTaken(partitions.size());
        var lastAtEnd = writer.lastAtEnd();
        var ends = assignment.ends(partitions);
        for (var partition : partitions) {
            long position = positions.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, position);
            LostRecords.check(partition, position, end);
            var kept = topics.named(partition.topic()).tombstonesKept();
            var last = lastAtEnd.get(partition);
            attendance.taken(partition, end - position, last, kept, clock.instant());
            assignment.hold(partition, position);
            replay.taken(partition, position, end, System.nanoTime());
        }
    }

    /// What lies behind a batch that was rolled back is polled again.
    private void project(Gathered gathered) {
        for (var batch : gathered.batches()) {
            if (!applied(slices.of(batch, assignment))) {
                return;
            }
        }
    }

    private boolean applied(List<Slice> batch) {
        if (batch.isEmpty()) {
            return true;
        }
        attendance.check(batch, clock.instant());
        return switch (writer.apply(batch)) {
            case Outcome.Applied _ -> {
                attendance.applied(batch, clock.instant());
                pace(batch);
                batch.forEach(slice -> assignment.advance(slice.partition(), slice.to()));
                yield true;
            }
            case Outcome.Fenced(Collection<LogPartition> lost) -> {
                LOG.info("Rolled a batch back: another projector has taken {}", lost);
                handovers.countFenced();
                assignment.lose(lost);
                assignment.rewind();
                yield false;
            }
        };
    }

    private void pace(List<Slice> applied) {
        int rows = applied.stream().mapToInt(slice -> slice.changes().size()).sum();
        pace.applied(rows, assignment.held().size(), partitions, System.nanoTime());
    }

    /// Standing at the end of a quiet log is no absence.
    private void showLife() {
        long now = System.nanoTime();
        if (now - lastRound > LONGEST_ROUND.toNanos()) {
            // After a pause of the process the consumer still tells the ends of before.
            wokenAt = now;
        }
        lastRound = now;
        if (now - lastSign < attendance.betweenSigns().toNanos()
                || now - wokenAt < UNTIL_ENDS_ARE_KNOWN.toNanos()) {
            return;
        }
        lastSign = now;
        var _ =
                applied(
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
}
