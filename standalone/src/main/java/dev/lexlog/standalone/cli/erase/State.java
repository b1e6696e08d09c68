package dev.lexlog.standalone.cli.erase;

import dev.lexlog.standalone.cli.erase.Receipt.Fate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The worker's state, read from its changelog topics: an entry is gone when the last record of its
/// key is a tombstone, which lies there once the worker's transaction is committed.
final class State {
    /// What stays on purpose: a scope's name and when it was removed.
    private static final Set<String> MARKS = Set.of("scope-marks", "ner-documents");

    private final Subject subject;
    private final Log log;
    private final Receipt receipt;

    State(Subject subject, Log log, Receipt receipt) {
        this.subject = subject;
        this.log = log;
        this.receipt = receipt;
    }

    void verify() {
        log.stateTopics().forEach(this::verify);
    }

    private void verify(String topic) {
        var changelog = new Changelog(new StateKeys(subject));
        var newest = new Instant[] {Instant.EPOCH};
        log.readAll(
                List.of(topic),
                record -> {
                    if (changelog.look(record)) {
                        var time = Instant.ofEpochMilli(record.timestamp());
                        newest[0] = time.isAfter(newest[0]) ? time : newest[0];
                    }
                });
        var living = changelog.living();
        living.keySet().removeAll(MARKS);
        living.forEach((store, entries) ->
                receipt.missing(topic, "%d entries of %s live".formatted(entries, store)));
        if (living.isEmpty()) {
            receipt.acknowledged(topic, "%d entries are gone".formatted(changelog.gone()));
        }
        var fate =
                changelog.gone() + changelog.superseded() == 0
                        ? new Fate.Nothing()
                        : log.brokers().settings(topic).byCompaction(newest[0]);
        receipt.topic(topic, "former values", fate);
        changelog.living().forEach((store, _) -> tellKept(store));
    }

    private void tellKept(String store) {
        if (MARKS.contains(store)) {
            receipt.kept(
                    "the worker's state, " + store,
                    "the name, and when it was removed: what is read later and is older must stay out");
        }
    }
}
