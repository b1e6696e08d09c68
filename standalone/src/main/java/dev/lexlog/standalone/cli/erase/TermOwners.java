package dev.lexlog.standalone.cli.erase;

import dev.lexlog.worker.glossary.state.TermBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;

/// The users who have a living term that was made in a session, as the worker's state tells: it
/// knows them also when retention has removed their edits.
final class TermOwners {
    private final StateKeys keys;
    private final Map<Bytes, String> users = new HashMap<>();

    TermOwners(Subject.OfSession session) {
        this.keys = new StateKeys(session);
    }

    void look(ConsumerRecord<byte[], byte[]> record) {
        if (!StateKeys.isTerm(record.key())) {
            return;
        }
        var key = Bytes.wrap(record.key());
        if (keys.isAbout(record.key(), record.value())) {
            users.put(key, TermBytes.read(record.value()).user());
        } else {
            users.remove(key);
        }
    }

    SortedSet<String> users() {
        return new TreeSet<>(users.values());
    }
}
