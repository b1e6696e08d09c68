package dev.lexlog.worker.embed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// A batch with the records to write for it.
record Embedded(List<ConsumerRecord<byte[], byte[]>> inputs, List<Output> outputs, long nanos) {
    enum Kind {
        EMBEDDED,
        SUPPLIED,
        DELETED
    }

    /// `from` is the partition of `log.chunks` that asked for it.
    record Output(TopicPartition from, Kind kind, ProducerRecord<byte[], byte[]> record) {}

    /// What is left when these partitions have gone to another instance.
    Embedded without(Set<TopicPartition> partitions) {
        return new Embedded(
                inputs.stream().filter(i -> !partitions.contains(partition(i))).toList(),
                outputs.stream().filter(o -> !partitions.contains(o.from())).toList(),
                nanos);
    }

    /// Behind the last record of each partition.
    Map<TopicPartition, OffsetAndMetadata> offsets() {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var input : inputs) {
            offsets.put(
                    partition(input),
                    new OffsetAndMetadata(input.offset() + 1, input.leaderEpoch(), ""));
        }
        return offsets;
    }

    long count(Kind kind) {
        return outputs.stream().filter(o -> o.kind() == kind).count();
    }

    static TopicPartition partition(ConsumerRecord<byte[], byte[]> input) {
        return new TopicPartition(input.topic(), input.partition());
    }
}
