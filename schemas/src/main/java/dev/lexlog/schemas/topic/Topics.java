package dev.lexlog.schemas.topic;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import java.util.Arrays;
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

    public Optional<LogTable> tableOf(String topic) {
        return Arrays.stream(LogTable.values()).filter(t -> log(t).equals(topic)).findFirst();
    }

    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /// The worker's Streams application and so its consumer group.
    public String ingestGroup() {
        return prefix + "ingest";
    }

    public String embeddingGroup() {
        return prefix + "embedding";
    }

    /// One consumer group per generation (law 3).
    public String projectorGroup(int generation) {
        return prefix + "projector.g" + generation;
    }
}
