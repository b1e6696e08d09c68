package dev.lexlog.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lexlog.projector.LogTopics.LogTopic;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A projector loop over Kafka's mock consumer, stepped on the test's thread: every scheduled task
/// is one poll, and after the last the loop stops.
final class Rig {
    static final int PARTITIONS = 2;
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    /// A batch is what one poll brings.
    static final BatchLimits ONE_POLL = new BatchLimits(2_000, 1 << 20, Integer.MAX_VALUE);

    private static final int POLLS_A_ROUND = 3;

    static final String TOPIC = Topics.DEFAULT.log(LogTable.CHUNK_POSITIONS);

    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    final List<Replay> replays = new ArrayList<>();
    final Handovers handovers = new Handovers();
    private final ProjectorLoop loop;
    private final List<ConsumerRecord<byte[], byte[]>> log;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean stopped;
    private int rowsPerSecond;
    private int partitionsOnBroker = PARTITIONS;
    private int batch = Integer.MAX_VALUE;

    Rig(MemoryGeneration generation) {
        this(generation, new ArrayList<>());
    }

    /// Over a log that another rig has begun.
    Rig(MemoryGeneration generation, List<ConsumerRecord<byte[], byte[]>> log) {
        this(generation, log, ONE_POLL);
    }

    Rig(MemoryGeneration generation, List<ConsumerRecord<byte[], byte[]>> log, BatchLimits limits) {
        this.log = log;
        partitions().forEach(p -> ends.put(p, 0L));
        consumer.updateBeginningOffsets(new HashMap<>(ends));
        log.forEach(r -> ends.put(new TopicPartition(TOPIC, r.partition()), r.offset() + 1));
        consumer.updateEndOffsets(new HashMap<>(ends));
        loop =
                new ProjectorLoop(
                        consumer,
                        this::topics,
                        new Slices(Topics.DEFAULT, new PositionCodec()),
                        limits,
                        generation.writer(),
                        PARTITIONS,
                        new Pace(() -> rowsPerSecond),
                        new Listener(),
                        handovers,
                        () -> NOW);
    }

    void brokerHasPartitions(int count) {
        partitionsOnBroker = count;
    }

    /// How many records a poll brings at most.
    void batch(int records) {
        batch = records;
    }

    static List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(TOPIC, i)).toList();
    }

    static LogPartition partition(int number) {
        return new LogPartition(TOPIC, number);
    }

    /// Subscribes without a poll; then {@link #round} steps it.
    void join() {
        loop.join(List.of(TOPIC));
    }

    /// One round of the loop, whose polls find what there is.
    void round() {
        for (int i = 0; i < POLLS_A_ROUND; i++) {
            onPoll(() -> {});
        }
        loop.round();
    }

    /// The news of a rebalance.
    void assign(List<TopicPartition> partitions) {
        consumer.rebalance(partitions);
    }

    void assign() {
        onPoll(() -> consumer.rebalance(partitions()));
        onPoll(() -> {});
    }

    void onPoll(Runnable task) {
        consumer.schedulePollTask(() -> {
            task.run();
            deliver();
        });
    }

    /// The mock forgets what it has delivered, but a projector may seek back.
    private void deliver() {
        int left = batch;
        for (var record : log) {
            var partition = new TopicPartition(TOPIC, record.partition());
            if (consumer.assignment().contains(partition)
                    && !consumer.paused().contains(partition)
                    && record.offset() >= consumer.position(partition)
                    && left-- > 0) {
                consumer.addRecord(record);
            }
        }
    }

    /// Where the log ends, for whoever asks.
    void end(int partition, long end) {
        ends.put(new TopicPartition(TOPIC, partition), end);
        consumer.updateEndOffsets(new HashMap<>(ends));
    }

    /// Arrives with every poll that reads on from before it.
    void record(int partition, long offset, String key, @Nullable String value) {
        var topicPartition = new TopicPartition(TOPIC, partition);
        if (ends.getOrDefault(topicPartition, 0L) <= offset) {
            end(partition, offset + 1);
        }
        var bytes = value == null ? null : value.getBytes(UTF_8);
        log.add(new ConsumerRecord<>(TOPIC, partition, offset, key.getBytes(UTF_8), bytes));
    }

    void run() {
        onPoll(() -> stopped = true);
        loop.run(List.of(TOPIC), () -> stopped);
    }

    private LogTopics topics() {
        var topic = new LogTopic("id", partitionsOnBroker, Duration.ofDays(30));
        return new LogTopics(Map.of(TOPIC, topic));
    }

    private final class Listener implements ProjectorListener {
        @Override
        public void failed(Fault fault) {
            throw fault;
        }

        @Override
        public void replaying(Replay replay) {
            replays.add(replay);
        }
    }
}
