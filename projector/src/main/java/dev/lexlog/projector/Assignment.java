package dev.lexlog.projector;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/// The partitions that Kafka assigns to this projector. Each is *held*, at the store's position, or
/// *waiting* to be taken (paused until then). Kafka's own position of a held partition runs ahead
/// of ours while a batch is under way; {@link #rewind} sets it back.
final class Assignment implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;
    private final Map<LogPartition, Long> held = new HashMap<>();
    private final Set<LogPartition> waiting = new HashSet<>();

    private final Handovers handovers;

    Assignment(Consumer<byte[], byte[]> consumer, Handovers handovers) {
        this.consumer = consumer;
        this.handovers = handovers;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Without a position the consumer would ask for a committed offset, and there is none.
        partitions.forEach(partition -> consumer.seek(partition, 0));
        consumer.pause(partitions);
        partitions.forEach(partition -> waiting.add(logPartition(partition)));
        partitions.forEach(partition -> held.remove(logPartition(partition)));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> held.remove(logPartition(partition)));
        partitions.forEach(partition -> waiting.remove(logPartition(partition)));
    }

    /// Others may have written since: what we hold of them is of no use.
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        handovers.countLost(partitions.size());
        onPartitionsRevoked(partitions);
    }

    List<LogPartition> waiting() {
        return waiting.stream().sorted().toList();
    }

    Map<LogPartition, Long> held() {
        return Map.copyOf(held);
    }

    OptionalLong position(LogPartition partition) {
        var position = held.get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /// Reads a waiting partition from the store's position on.
    void hold(LogPartition partition, long position) {
        waiting.remove(partition);
        held.put(partition, position);
        consumer.seek(topicPartition(partition), position);
        consumer.resume(List.of(topicPartition(partition)));
    }

    void advance(LogPartition partition, long position) {
        held.replace(partition, position);
    }

    /// Another projector has taken these; while Kafka assigns them to us they are taken back.
    void lose(Collection<LogPartition> partitions) {
        for (var partition : partitions) {
            held.remove(partition);
            waiting.add(partition);
            consumer.pause(List.of(topicPartition(partition)));
        }
    }

    /// Back to what the store has applied.
    void rewind() {
        held.forEach((partition, position) -> consumer.seek(topicPartition(partition), position));
    }

    void pause() {
        consumer.pause(held.keySet().stream().map(Assignment::topicPartition).toList());
    }

    void resume() {
        consumer.resume(held.keySet().stream().map(Assignment::topicPartition).toList());
    }

    boolean atEnd(LogPartition partition) {
        var lag = consumer.currentLag(topicPartition(partition));
        return lag.isPresent() && lag.getAsLong() == 0;
    }

    Map<LogPartition, Long> ends(Collection<LogPartition> partitions) {
        var asked = partitions.stream().map(Assignment::topicPartition).toList();
        var ends = new HashMap<LogPartition, Long>();
        consumer.endOffsets(asked).forEach((p, end) -> ends.put(logPartition(p), end));
        return ends;
    }

    static LogPartition logPartition(TopicPartition partition) {
        return new LogPartition(partition.topic(), partition.partition());
    }

    private static TopicPartition topicPartition(LogPartition partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }
}
