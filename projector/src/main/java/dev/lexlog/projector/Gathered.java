package dev.lexlog.projector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// What some polls brought, to be applied in batches within the limits. A poll is bounded by what
/// it takes on the wire, and a batch must not be: a few kilobytes may unpack to gigabytes.
final class Gathered {
    private final BatchLimits limits;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records =
            new LinkedHashMap<>();
    private final Map<TopicPartition, Long> ends = new LinkedHashMap<>();
    private int rows;
    private long bytes;

    Gathered(BatchLimits limits) {
        this.limits = limits;
    }

    void add(ConsumerRecords<byte[], byte[]> polled) {
        polled.nextOffsets().forEach((partition, next) -> ends.put(partition, next.offset()));
        for (var partition : polled.partitions()) {
            var more = polled.records(partition);
            records.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(more);
            rows += more.size();
            bytes += more.stream().mapToLong(Gathered::size).sum();
        }
    }

    /// Whether the first batch could hold more.
    boolean hasRoom() {
        return limits.room(rows, bytes);
    }

    /// In the order in which they must be applied; each has a partition at most once.
    List<List<Stretch>> batches() {
        var cut = new Cut();
        ends.forEach((partition, end) ->
                cut.add(partition, records.getOrDefault(partition, List.of()), end));
        return cut.batches();
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0L, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    /// Records of a partition, and the offset behind them; `last` when no more of it was gathered.
    record Stretch(
            TopicPartition partition,
            long to,
            boolean last,
            List<ConsumerRecord<byte[], byte[]>> records) {}

    /// Fills one batch after the other.
    private final class Cut {
        private final List<List<Stretch>> batches = new ArrayList<>();
        private List<Stretch> batch = new ArrayList<>();
        private int batchRows;
        private long batchBytes;

        void add(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> all, long end) {
            int from = 0;
            for (int i = 0; i < all.size(); i++) {
                long size = size(all.get(i));
                if (batchRows > 0 && limits.exceeded(batchRows + 1, batchBytes + size)) {
                    if (i > from) {
                        long to = all.get(i - 1).offset() + 1;
                        batch.add(new Stretch(partition, to, false, all.subList(from, i)));
                    }
                    close();
                    from = i;
                }
                batchRows++;
                batchBytes += size;
            }
            batch.add(new Stretch(partition, end, true, all.subList(from, all.size())));
        }

        private void close() {
            batches.add(batch);
            batch = new ArrayList<>();
            batchRows = 0;
            batchBytes = 0;
        }

        List<List<Stretch>> batches() {
            if (!batch.isEmpty()) {
                close();
            }
            return batches;
        }
    }
}
