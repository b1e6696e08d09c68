package dev.lexlog.api.pipeline;

import dev.lexlog.schemas.wire.DeadLetterValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Which letters of a partition of the dead letters are erased: those that lie before a tombstone
/// of their key.
final class Erasures {
    private final Map<String, Long> tombstones;

    Erasures() {
        this.tombstones = new HashMap<>();
    }

    /// A copy.
    Erasures(Erasures other) {
        this.tombstones = new HashMap<>(other.tombstones);
    }

    void note(ConsumerRecord<byte[], byte[]> record) {
        if (DeadLetterValue.isTombstone(record.value(), record.headers())) {
            tombstones.merge(key(record), record.offset(), Math::max);
        }
    }

    /// True for what is erased, and for the tombstones themselves.
    boolean reaches(ConsumerRecord<byte[], byte[]> record) {
        return !tombstones.isEmpty()
                && record.offset() <= tombstones.getOrDefault(key(record), -1L);
    }

    boolean isAsBefore(Erasures former) {
        return tombstones.equals(former.tombstones);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }
}
