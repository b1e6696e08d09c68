package dev.lexlog.api.await;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which topics the reader of each topic may write to, up to the tables without vectors. It must
/// name every stage's outputs (DESIGN §3.3): what is missing here is not waited for.
final class Flow {
    private final Topics topics;
    private final List<String> embeddings;
    private final Map<String, List<String>> writes = new LinkedHashMap<>();

    /// With the topics of these models' vectors, by their suffixes.
    Flow(Topics topics, Collection<String> embeddings) {
        this.topics = topics;
        this.embeddings = List.copyOf(embeddings);
        for (var input : InputTopic.values()) {
            writes.put(topics.input(input), List.of(topics.internal(input)));
            writes.put(topics.internal(input), List.of());
        }
        writes.put(topics.entityContributions(), logs(LogTable.ENTITIES));
        writes.put(topics.relationshipContributions(), logs(LogTable.RELATIONSHIPS));
        for (var input : InputTopic.values()) {
            var behind = stage(input);
            writes.put(topics.internal(input), behind);
            writes.merge(topics.input(input), behind, Flow::joined);
        }
        var commands = topics.internal(InputTopic.SCOPE_COMMANDS);
        writes.merge(commands, List.of(commands), Flow::joined);
        for (var table : LogTable.values()) {
            var logs =
                    table == LogTable.EMBEDDINGS
                            ? this.embeddings.stream().map(topics::embeddings).toList()
                            : logs(table);
            logs.forEach(log -> writes.put(log, List.of()));
        }
    }

    /// What the stage that reads this input writes to.
    private List<String> stage(InputTopic input) {
        return switch (input) {
            case DOCUMENTS ->
                    joined(
                            contributions(),
                            logs(
                                    LogTable.DOCUMENTS,
                                    LogTable.CHUNKS,
                                    LogTable.CHUNK_POSITIONS,
                                    LogTable.CHUNK_ENTITIES));
            case NER -> joined(contributions(), logs(LogTable.CHUNK_ENTITIES));
            case GLOSSARY_EDITS ->
                    logs(
                            LogTable.GLOSSARY_TERMS,
                            LogTable.GLOSSARY_HISTORY,
                            LogTable.CHUNKS,
                            LogTable.CHUNK_POSITIONS);
            case RELATIONSHIP_EDITS -> logs(LogTable.RELATIONSHIPS);
            case HASH_UPDATES -> logs(LogTable.SOURCE_HASHES, LogTable.RESOURCE_HASHES);
            case CLUSTERS -> logs(LogTable.CLUSTERS);
            case SCOPE_COMMANDS ->
                    joined(
                            contributions(),
                            logs(
                                    LogTable.DOCUMENTS,
                                    LogTable.CHUNKS,
                                    LogTable.CHUNK_POSITIONS,
                                    LogTable.CHUNK_ENTITIES,
                                    LogTable.RELATIONSHIPS,
                                    LogTable.SOURCE_HASHES,
                                    LogTable.RESOURCE_HASHES,
                                    LogTable.CLUSTERS));
        };
    }

    List<String> embeddings() {
        return embeddings;
    }

    /// The topics that a token may name.
    Set<String> topics() {
        return writes.keySet();
    }

    /// Everything that may come of records of these topics, without the topics themselves.
    Set<String> behind(Collection<String> names) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            for (var next : writes.getOrDefault(open.remove(), List.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    List<String> contributions() {
        return List.of(topics.entityContributions(), topics.relationshipContributions());
    }

    List<String> logs(LogTable... tables) {
        return Arrays.stream(tables).map(topics::log).toList();
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
