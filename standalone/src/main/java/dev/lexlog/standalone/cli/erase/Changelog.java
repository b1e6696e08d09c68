package dev.lexlog.standalone.cli.erase;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;

/// What a changelog topic of the worker's state says of a subject: the last record of every key
/// that ever was about it.
final class Changelog {
    private final StateKeys keys;
    private final Map<Bytes, Boolean> last = new HashMap<>();
    private long superseded;

    Changelog(StateKeys keys) {
        this.keys = keys;
    }

    /// False when it has nothing to do with the subject.
    boolean look(ConsumerRecord<byte[], byte[]> record) {
        var key = Bytes.wrap(record.key());
        if (!last.containsKey(key) && !keys.isAbout(record.key(), record.value())) {
            return false;
        }
        boolean lives = record.value() != null && keys.isAbout(record.key(), record.value());
        if (last.put(key, lives) != null) {
            superseded++;
        }
        return true;
    }

    /// How many entries were about it and are no more.
    long gone() {
        return last.values().stream().filter(lives -> !lives).count();
    }

    /// How many records have a later one of their key behind them.
    long superseded() {
        return superseded;
    }

    /// How many entries live, by the name of the entries.
    SortedMap<String, Long> living() {
        var living = new TreeMap<String, Long>();
        last.forEach((key, lives) -> {
            if (lives) {
                living.merge(StateKeys.store(key.get()), 1L, Long::sum);
            }
        });
        return living;
    }
}
