package dev.lexlog.api.await;

import dev.lexlog.api.await.Reader.Behind;
import dev.lexlog.schemas.topic.LogPartition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A step on a record's way: who must be past which offsets. From the embedding on, `embeddings`
/// are the models that it concerns.
record Level(Stage stage, Map<Reader, Map<LogPartition, Long>> wanted, Set<String> embeddings) {
    Level {
        wanted = Map.copyOf(wanted);
        embeddings = Set.copyOf(embeddings);
    }

    /// Where a reader has not come far enough, in order of partitions.
    List<Behind> behind(Progress now) {
        return wanted.entrySet().stream()
                .flatMap(e -> behind(e.getKey(), e.getValue(), now).stream())
                .sorted(
                        Comparator.comparing(Behind::partition)
                                .thenComparing(b -> b.reader().name()))
                .toList();
    }

    private static List<Behind> behind(
            Reader reader, Map<LogPartition, Long> wanted, Progress now) {
        return wanted.entrySet().stream()
                .map(e -> new Behind(reader, e.getKey(), now.at(reader, e.getKey()), e.getValue()))
                .filter(b -> b.at() < b.wanted())
                .toList();
    }

    enum Stage {
        INPUT,
        INTERNAL,
        SWEEPS,
        CONTRIBUTIONS,
        TABLES,
        EMBEDDING,
        VECTORS;

        /// The stage after this one; the last has none behind it but itself.
        Stage next() {
            return switch (this) {
                case INPUT -> INTERNAL;
                case INTERNAL -> SWEEPS;
                case SWEEPS -> CONTRIBUTIONS;
                case CONTRIBUTIONS -> TABLES;
                case TABLES -> EMBEDDING;
                case EMBEDDING, VECTORS -> VECTORS;
            };
        }
    }
}
