package dev.lexlog.api.pipeline;

import dev.lexlog.api.pipeline.Pipeline.DeadLetterPage;
import dev.lexlog.api.pipeline.Pipeline.Place;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.wire.DeadLetterHeaders;
import dev.lexlog.schemas.wire.DeadLetterValue;
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

/// The dead letters without those that a tombstone erased. Offsets cannot count them, for
/// transaction markers take offsets too, so they are counted by reading, each once.
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
            ends.forEach(this::look);
            return counted.values().stream().mapToLong(Counted::count).sum();
        } finally {
            lock.unlock();
        }
    }

    DeadLetterPage page(SortedMap<LogPartition, Long> ends, Place from, int limit) {
        var page = new PageBuilder(limit);
        for (var entry : ends.entrySet()) {
            int partition = entry.getKey().partition();
            if (partition >= from.partition() && page.next == null) {
                long start = partition == from.partition() ? from.offset() : 0;
                var erasures = erasures(entry.getKey(), entry.getValue());
                reader.visit(
                        entry.getKey(),
                        start,
                        entry.getValue(),
                        record -> erasures.reaches(record) || page.add(record));
            }
        }
        return new DeadLetterPage(page.items, Optional.ofNullable(page.next));
    }

    private Erasures erasures(LogPartition partition, long end) {
        lock.lock();
        try {
            return look(partition, end).erasures;
        } finally {
            lock.unlock();
        }
    }

    /// Reads what is new. A tombstone may erase what was counted before, so it lets the count begin
    /// again, which is as rare as it is.
    private Counted look(LogPartition partition, long end) {
        var before = counted.get(partition);
        var from = before == null || before.upTo > end ? Counted.nothing() : before;
        var erasures = new Erasures(from.erasures);
        var added = letters(partition, from.upTo, end, erasures);
        var letters =
                erasures.isAsBefore(from.erasures)
                        ? from.count + added
                        : letters(partition, 0, end, erasures);
        var now = new Counted(end, letters, erasures);
        counted.put(partition, now);
        return now;
    }

    private long letters(LogPartition partition, long from, long end, Erasures erasures) {
        var seen = new long[1];
        reader.visit(
                partition,
                from,
                end,
                record -> {
                    erasures.note(record);
                    seen[0] += erasures.reaches(record) ? 0 : 1;
                    return true;
                });
        return seen[0];
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
                DeadLetterValue.read(record.value(), record.headers()));
    }

    /// How many letters lie before `upTo`, and what was erased until there.
    private record Counted(long upTo, long count, Erasures erasures) {
        static Counted nothing() {
            return new Counted(0, 0, new Erasures());
        }
    }

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
