package dev.lexlog.store;

import static dev.lexlog.store.SampleRows.chunk;
import static dev.lexlog.store.SampleRows.embedding;
import static dev.lexlog.store.SampleRows.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.lifecycle.Standing.Reader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How any store passes the answering from one generation to another.
public abstract class PromotionContract {
    @TempDir Path folder;

    final MemoryLog log = new MemoryLog();
    Generations generations;

    /// The store of this folder, empty if the folder is.
    protected abstract Generations open(Path folder);

    @BeforeEach
    void openStore() {
        generations = open(folder);
        generations.begin(SampleRows.SETTINGS);
    }

    @AfterEach
    void closeStore() {
        generations.close();
    }

    private Rebuilds rebuilds() {
        return new Rebuilds(generations, log);
    }

    @Test
    void generationGoesLiveOnlyAtTheMark() {
        log.put(chunk("c_1", "a.md", "fox"));
        rebuilds().apply(generations.open(1).writer());
        int number = rebuilds().ready();
        log.put(chunk("c_2", "a.md", "fox")).put(chunk("c_3", "a.md", "fox"));
        rebuilds().apply(generations.open(1).writer());
        var mark = log.ends();

        assertThat(generations.promote(number)).isTrue();
        log.put(chunk("c_4", "a.md", "fox"));
        rebuilds().apply(generations.open(1).writer());
        assertThat(generations.goLive(number)).isFalse();
        var standing = generations.standing().orElseThrow();
        assertThat(standing.live()).isEqualTo(new Reader(1, SampleRows.SETTINGS, log.ends()));
        assertThat(standing.promoting())
                .isEqualTo(new Reader(number, SampleRows.SETTINGS, generations.positions(number)));

        var writer = generations.open(number).writer();
        writer.take(log.partitions(), MemoryLog.topicIds());
        var slices =
                log.partitions().stream()
                        .map(p ->
                                log.slice(
                                        p,
                                        generations.positions(number).getOrDefault(p, 0L),
                                        mark.getOrDefault(p, 0L)))
                        .toList();
        writer.apply(slices);
        assertThat(generations.goLive(number)).isTrue();
        assertThat(generations.standing().orElseThrow().live())
                .isEqualTo(new Reader(number, SampleRows.SETTINGS, mark));
    }

    @Test
    void topicThatOnlyTheLiveOneReadsIsNotWaitedFor() {
        log.put(chunk("c_1", "a.md", "fox")).put(embedding("c_1", "a.md", vector(1)));
        rebuilds().apply(generations.open(1).writer());
        var settings =
                new GenerationSettings(
                        SampleRows.SETTINGS.model(),
                        "english",
                        2,
                        IndexSettings.DEFAULT,
                        GenerationSettings.OWN_EMBEDDINGS);
        int number = generations.order(new RebuildOrder(settings, Map.of(), false, 0)).number();
        var shared = new HashMap<LogPartition, Long>();
        log.ends()
                .forEach((partition, end) -> {
                    if (!partition.topic().equals(MemoryLog.topic(LogTable.EMBEDDINGS))) {
                        shared.put(partition, 0L);
                    }
                });
        var loader = generations.loader(number);
        loader.take(shared.keySet(), MemoryLog.topicIds());
        loader.apply(log.rest(shared));
        rebuilds().endLoading(number);
        rebuilds().index(number);
        rebuilds().verify(number);
        assertThat(generations.promote(number)).isTrue();
        assertThat(generations.goLive(number)).isTrue();
    }
}
