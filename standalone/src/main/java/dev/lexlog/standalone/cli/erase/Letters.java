package dev.lexlog.standalone.cli.erase;

import dev.lexlog.standalone.cli.erase.Receipt.Fate;
import java.util.List;

/// Erases the dead letters of a subject: a tombstone for each, in its partition.
record Letters(Subject subject, Log log, Receipt receipt) {
    void erase() {
        var topic = log.topics().deadLetters();
        var settings = log.brokers().settings(topic);
        if (!settings.isCompacted()) {
            receipt.missing(
                    topic,
                    "is not compacted, so a tombstone erases nothing: kafka-configs.sh --alter --topic %s --add-config cleanup.policy=[compact,delete]"
                            .formatted(topic));
            return;
        }
        var found = read();
        found.letters().forEach(letter -> log.erase(letter.partition(), letter.key()));
        var left = read();
        if (left.letters().isEmpty()) {
            receipt.acknowledged(topic, "%d letters are erased".formatted(found.letters().size()));
        } else {
            receipt.missing(topic, "%d letters live".formatted(left.letters().size()));
        }
        receipt.topic(
                topic,
                "%d erased letters".formatted(left.erased()),
                left.newestErasure()
                        .<Fate>map(settings::byCompaction)
                        .orElseGet(Fate.Nothing::new));
        if (left.unreadable() > 0) {
            receipt.kept(
                    topic,
                    "%d letters that cannot be decoded, under other keys: nobody knows whose they are"
                            .formatted(left.unreadable()));
        }
    }

    private LetterTraces read() {
        var traces = new LetterTraces(subject, log.codec(), log.topics());
        log.readAll(List.of(log.topics().deadLetters()), traces::look);
        return traces;
    }
}
