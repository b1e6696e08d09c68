package dev.lexlog.worker.embed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Records that were read and wait for their batch, in input order. It is full by number or by
/// size; what one poll returns may still come on top.
final class Backlog {
    private static final long FULL_BYTES = 8L << 20;
    private static final long BATCH_BYTES = 2L << 20;

    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private final int fullRecords;
    private long bytes;

    Backlog(int fullRecords) {
        this.fullRecords = fullRecords;
    }

    void add(ConsumerRecord<byte[], byte[]> input) {
        records.addLast(input);
        bytes += size(input);
    }

    int size() {
        return records.size();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    boolean isFull() {
        return records.size() >= fullRecords || bytes >= FULL_BYTES;
    }

    /// At least one record, if there is any.
    List<ConsumerRecord<byte[], byte[]>> take(int most) {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        long batchBytes = 0;
        while (!records.isEmpty() && batch.size() < most && batchBytes < BATCH_BYTES) {
            var next = records.removeFirst();
            batchBytes += size(next);
            batch.add(next);
        }
        bytes -= batchBytes;
        return batch;
    }

    void drop(Collection<TopicPartition> partitions) {
        records.removeIf(r -> partitions.contains(new TopicPartition(r.topic(), r.partition())));
        bytes = records.stream().mapToLong(Backlog::size).sum();
    }

    void clear() {
        records.clear();
        bytes = 0;
    }

    private static long size(ConsumerRecord<byte[], byte[]> input) {
        return Math.max(0, input.serializedKeySize())
                + (long) Math.max(0, input.serializedValueSize());
    }
}
