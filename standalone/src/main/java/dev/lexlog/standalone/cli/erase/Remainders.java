package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.standalone.cli.erase.InputTraces.Trace;
import dev.lexlog.standalone.cli.erase.Receipt.Fate;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// Tells until when records of the subject lie in topics that nobody can rewrite: in the inputs
/// until retention takes them, in compacted topics until compaction takes the former values.
record Remainders(Subject subject, Log log, Receipt receipt) {
    void tell(InputTraces inputs) {
        inputs.traces().forEach(this::tell);
        var newest =
                inputs.traces().values().stream()
                        .map(Trace::newest)
                        .max(Instant::compareTo)
                        .orElseThrow();
        var compacted = new TreeSet<String>();
        for (var topic : log.brokers().topics()) {
            if (topic.startsWith(log.topics().embeddings(""))) {
                compacted.add(topic);
            }
        }
        compacted.add(log.topics().entityContributions());
        compacted.add(log.topics().relationshipContributions());
        var abandoned = log.abandonedTopics();
        for (var topic : compacted) {
            if (abandoned.contains(topic)) {
                tellAbandoned(topic);
            } else {
                var fate = log.brokers().settings(topic).byCompaction(newest);
                receipt.topic(topic, "former values", fate);
            }
        }
        tellHistory(inputs);
    }

    private void tellAbandoned(String topic) {
        var vectors = new AbandonedVectors(subject, log.rows());
        log.readAll(List.of(topic), vectors::look);
        receipt.topic(topic, "%d vectors".formatted(vectors.found()), vectors.fate());
    }

    private void tell(InputTopic input, Trace trace) {
        var topic = log.topics().input(input);
        var fate =
                trace.records() == 0
                        ? new Fate.Nothing()
                        : log.brokers().settings(topic).byRetention(trace.newest());
        receipt.topic(topic, "%d records".formatted(trace.records()), fate);
    }

    private void tellHistory(InputTraces inputs) {
        if (!inputs.users().isEmpty()) {
            receipt.kept(
                    "glossary_history",
                    "what %s edited in the session: the history of terms is never removed"
                            .formatted(String.join(", ", inputs.users())));
        }
    }
}
