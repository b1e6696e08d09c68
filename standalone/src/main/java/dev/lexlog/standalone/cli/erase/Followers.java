package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import dev.lexlog.standalone.cli.erase.Readers.Reader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Waits until every generation has folded what the log held after the removal. Each table is the
/// fold of its topic, so a generation that has passed the tombstones holds nothing any more.
final class Followers {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Subject subject;
    private final LexlogApi api;
    private final Log log;
    private final Receipt receipt;
    private final long deadline;
    private final Readers readers;

    /// As they are when first asked for, which is after the removal is applied.
    private final Map<LogPartition, Long> ends = new HashMap<>();

    Followers(Subject subject, LexlogApi api, Log log, Receipt receipt, long deadline) {
        this.subject = subject;
        this.api = api;
        this.log = log;
        this.receipt = receipt;
        this.deadline = deadline;
        this.readers = new Readers(api);
    }

    void await() {
        var arrived = new HashSet<String>();
        while (true) {
            var behind = look(arrived);
            if (behind.isEmpty()) {
                break;
            }
            if (System.nanoTime() >= deadline) {
                behind.forEach((name, partitions) ->
                        receipt.missing(
                                name,
                                "has still to read tombstones in %d partitions"
                                        .formatted(partitions)));
                break;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        if (subject instanceof Subject.OfDocument document) {
            requireGone(document);
        }
    }

    /// A generation that begins while this waits reads a log that holds the tombstones.
    private Map<String, Long> look(Set<String> arrived) {
        var behind = new HashMap<String, Long>();
        for (var reader : readers.now()) {
            if (arrived.contains(reader.number())) {
                continue;
            }
            long partitions = behind(reader);
            if (partitions > 0) {
                behind.put(reader.name(), partitions);
            } else if (arrived.add(reader.number())) {
                receipt.acknowledged(reader.name(), "has folded every tombstone");
            }
        }
        return behind;
    }

    private long behind(Reader reader) {
        var unseen =
                reader.positions().keySet().stream().filter(p -> !ends.containsKey(p)).toList();
        ends.putAll(log.brokers().ends(unseen));
        var wanted = new HashMap<>(ends);
        wanted.keySet().retainAll(reader.positions().keySet());
        return new Arrivals(log.reader(), wanted).behind(reader.positions());
    }

    private void requireGone(Subject.OfDocument document) {
        var id = document.id();
        var target =
                Target.of("/v1/documents", id.name())
                        .with("domain", id.domain() == null ? "" : id.domain())
                        .with("session", id.session());
        if (api.find(target).isPresent()) {
            receipt.missing("live generation", "answers with the document: it was published again");
        }
    }
}
