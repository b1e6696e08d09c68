package dev.lexlog.api.await;

import dev.lexlog.api.await.Reader.Behind;
import dev.lexlog.schemas.topic.LogPartition;
import java.util.List;
import java.util.Map;

/// A step on a record's way: who must be past which offsets.
record Level(Stage stage, Reader reader, Map<LogPartition, Long> wanted) {
    Level {
        wanted = Map.copyOf(wanted);
    }

    /// Where the reader has not come far enough, in order of partitions.
    List<Behind> behind(Progress now) {
        return wanted.entrySet().stream()
                .map(e -> new Behind(reader, e.getKey(), now.at(reader, e.getKey()), e.getValue()))
                .filter(b -> b.at() < b.wanted())
                .sorted((a, b) -> a.partition().compareTo(b.partition()))
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
