package dev.lexlog.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.Slice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastAtEndTest {
    private static final LogPartition PARTITION = new LogPartition("log", 0);

    @TempDir Path folder;

    @Test
    void newPartitionCountsAsStandingAtTheEnd() {
        var before = Instant.now();
        try (var generation = open()) {
            var writer = generation.writer();
            writer.take(List.of(PARTITION), Map.of("log", "id"));

            assertThat(writer.lastAtEnd().get(PARTITION)).isBetween(before, Instant.now());
        }
    }

    @Test
    void onlySlicesThatReachTheEndMoveIt() {
        try (var generation = open()) {
            var writer = generation.writer();
            writer.take(List.of(PARTITION), Map.of("log", "id"));
            var taken = writer.lastAtEnd().get(PARTITION);

            writer.apply(List.of(new Slice(PARTITION, 0, 5, null, false, List.of())));
            assertThat(writer.lastAtEnd()).containsEntry(PARTITION, taken);

            writer.apply(List.of(new Slice(PARTITION, 5, 5, null, true, List.of())));
            assertThat(writer.lastAtEnd().get(PARTITION)).isAfter(taken);
        }
    }

    private EmbeddedGeneration open() {
        var settings = new GenerationSettings(new EmbeddingModel("hashing", 4), "english", 1);
        return EmbeddedGeneration.open(folder, 1, settings);
    }
}
