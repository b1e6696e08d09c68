package dev.lexlog.schemas.topic;

import dev.lexlog.schemas.model.LogTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The names of all topics and consumer groups under one prefix (`lexlog.` unless configured).
public record Topics(String prefix) {
    public static final Topics DEFAULT = new Topics("lexlog.");

    public String documents() {
        return prefix + "in.documents";
    }

    /// Names that are taken by events and tables still to come.
    public List<String> reserved() {
        return Stream.of(
                        "in.ner",
                        "in.glossary-edits",
                        "in.relationship-edits",
                        "in.hash-updates",
                        "in.scope-commands",
                        "in.clusters",
                        "log.chunk-entities",
                        "log.entities",
                        "log.relationships",
                        "log.glossary-terms",
                        "log.glossary-history",
                        "log.source-hashes",
                        "log.resource-hashes",
                        "log.clusters")
                .map(name -> prefix + name)
                .toList();
    }

    /// Where records go that lie in another partition than their key's, keyed as their input topic.
    public String reroutedDocuments() {
        return prefix + "internal.documents";
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
