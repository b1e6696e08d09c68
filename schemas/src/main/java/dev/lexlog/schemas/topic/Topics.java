package dev.lexlog.schemas.topic;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The names of all topics and consumer groups under one prefix (`lexlog.` unless configured).
public record Topics(String prefix) {
    public static final Topics DEFAULT = new Topics("lexlog.");

    public String input(InputTopic input) {
        return prefix + "in." + input.suffix();
    }

    /// Where the worker sends an input record on: to the partition its key leads to (documents,
    /// ner, glossary edits, hash updates, clusters), to that of its relationship, or to all (scope
    /// commands). Keyed as the input, but relationship edits by the relationship's id.
    public String internal(InputTopic input) {
        return prefix + "internal." + input.suffix();
    }

    /// What documents contribute to entities. Key: the array [entity id, document key]; a tombstone
    /// retracts. Partitioned by the entity's id.
    public String entityContributions() {
        return prefix + "internal.entity-contributions";
    }

    /// What documents contribute to relationships, likewise.
    public String relationshipContributions() {
        return prefix + "internal.relationship-contributions";
    }

    public String log(LogTable table) {
        return prefix + "log." + table.topicSuffix();
    }

    /// The vectors of one model; `suffix` is `embeddings` for the model that the worker is set up
    /// with, `embeddings.g7` for one that generation 7 was the first to want.
    public String embeddings(String suffix) {
        return prefix + "log." + suffix;
    }

    public Optional<LogTable> tableOf(String topic) {
        if (topic.startsWith(log(LogTable.EMBEDDINGS) + ".")) {
            return Optional.of(LogTable.EMBEDDINGS);
        }
        return Arrays.stream(LogTable.values()).filter(t -> log(t).equals(topic)).findFirst();
    }

    /// The log topics that a generation folds: one a table, vectors of its own model.
    public List<String> logs(String embeddings) {
        return Arrays.stream(LogTable.values())
                .map(table -> table == LogTable.EMBEDDINGS ? embeddings(embeddings) : log(table))
                .toList();
    }

    /// Which models are wanted, and into which topic: compacted, key = the topic's suffix, value =
    /// what to embed with, as JSON.
    public String embeddingModels() {
        return prefix + "embedding-models";
    }

    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /// The worker's Streams application and so its consumer group.
    public String ingestGroup() {
        return prefix + "ingest";
    }

    /// The stage that fills `lexlog.log.embeddings`.
    public String embeddingGroup() {
        return embeddingGroup("embeddings");
    }

    /// The stage that fills `embeddings(suffix)`.
    public String embeddingGroup(String suffix) {
        return prefix + suffix.replaceFirst("^embeddings", "embedding");
    }

    /// One consumer group per generation (law 3).
    public String projectorGroup(int generation) {
        return projectorGroup("", generation);
    }

    /// The same of a store beside the one that has no name, fed by the same log.
    public String projectorGroup(String store, int generation) {
        return prefix + "projector." + (store.isEmpty() ? "" : store + ".") + "g" + generation;
    }
}
