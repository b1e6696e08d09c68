package dev.lexlog.api.pipeline;

import dev.lexlog.api.pipeline.Pipeline.DeadLetterPage;
import dev.lexlog.api.pipeline.Pipeline.Place;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.wire.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The dead letters. Offsets cannot count them, for transaction markers take offsets too, so they
/// are counted by reading, each once.
final class DeadLetterTopic {
    /// A single value may have 12 MiB, so a page ends by size as well; one letter always fits.
    private static final long MAX_PAGE_BYTES = 4L << 20;

    private final PartitionReader reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<LogPartition, Counted> counted = new HashMap<>();

    DeadLetterTopic(PartitionReader reader) {
        this.reader = reader;
    }

    long count(Map<LogPartition, Long> ends) {
        lock.lock();
        try {
            ends.forEach((partition, end) ->
                    counted.compute(partition, (_, c) -> count(partition, c, end)));
            return counted.values().stream().mapToLong(Counted::count).sum();
        } finally {
            lock.unlock();
        }
    }

    private Counted count(LogPartition partition, @Nullable Counted before, long end) {
        var from = before == null || before.upTo > end ? new Counted(0, 0) : before;
        var seen = new long[1];
        reader.visit(
                partition,
                from.upTo,
                end,
                _ -> {
                    seen[0]++;
                    return true;
                });
        return new Counted(end, from.count + seen[0]);
    }

    DeadLetterPage page(SortedMap<LogPartition, Long> ends, Place from, int limit) {
        var page = new PageBuilder(limit);
        for (var entry : ends.entrySet()) {
            int partition = entry.getKey().partition();
            if (partition >= from.partition() && page.next == null) {
                long start = partition == from.partition() ? from.offset() : 0;
                reader.visit(entry.getKey(), start, entry.getValue(), page::add);
            }
        }
        return new DeadLetterPage(page.items, Optional.ofNullable(page.next));
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        var headers = DeadLetterHeaders.read(record.headers());
        var key = headers.key();
        return new DeadLetter(
                headers.reason(),
                headers.message(),
                headers.topic(),
                headers.partition(),
                headers.offset(),
                Instant.ofEpochMilli(headers.timestamp()),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                record.value());
    }

    /// How many records lie before `upTo`.
    private record Counted(long upTo, long count) {}

    private static final class PageBuilder {
        private final int limit;
        private final ArrayList<DeadLetter> items = new ArrayList<>();
        private long bytes;
        private @Nullable Place next;

        PageBuilder(int limit) {
            this.limit = limit;
        }

        boolean add(ConsumerRecord<byte[], byte[]> record) {
            int size =
                    Math.max(0, record.serializedKeySize())
                            + Math.max(0, record.serializedValueSize());
            if (items.size() == limit || (!items.isEmpty() && bytes + size > MAX_PAGE_BYTES)) {
                next = new Place(record.partition(), record.offset());
                return false;
            }
            items.add(letter(record));
            bytes += size;
            return true;
        }
    }
}
