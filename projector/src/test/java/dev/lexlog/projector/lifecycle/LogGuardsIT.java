package dev.lexlog.projector.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.projector.TestLog;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSetup;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.Slice;
import dev.lexlog.store.embedded.EmbeddedGenerations;
import dev.lexlog.store.lifecycle.GenerationEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each guard on its own, over a real broker.
class LogGuardsIT {
    private static final String CHUNKS = Topics.DEFAULT.log(LogTable.CHUNKS);
    private static final String CLUSTERS = Topics.DEFAULT.log(LogTable.CLUSTERS);
    private static final LogPartition PARTITION = new LogPartition(CHUNKS, 0);

    private Instant now = Instant.now();
    private TestLog log;
    private EmbeddedGenerations generations;
    private GenerationEntry entry;
    private LogGuards guards;

    @BeforeEach
    void startLoading(@TempDir Path folder) throws Exception {
        log = TestLog.start();
        log.write(new Random(1), 4);
        generations = EmbeddedGenerations.open(folder);
        generations.begin(Keepers.SETTINGS);
        entry = generations.list().getFirst();
        guards = new LogGuards(Topics.DEFAULT, new Broker(log.admin), generations, () -> now);
        guards.check(entry);
    }

    @AfterEach
    void stop() throws Exception {
        generations.close();
        log.close();
    }

    @Test
    void readerThatIsBehindForLongerThanTombstonesAreKeptIsRefused() {
        now = now.plus(Duration.ofDays(29));
        assertThatCode(() -> guards.check(entry)).doesNotThrowAnyException();

        now = now.plus(Duration.ofDays(2));
        assertThatThrownBy(() -> guards.check(entry))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("may have been missed");
    }

    @Test
    void otherNumberOfPartitionsIsRefused() throws Exception {
        log.admin.createPartitions(Map.of(CLUSTERS, NewPartitions.increaseTo(3))).all().get();

        assertThatThrownBy(() -> guards.check(entry))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(CLUSTERS + " has 3 partitions");
    }

    @Test
    void topicThatWasCreatedAnewIsRefused() throws Exception {
        log.admin.deleteTopics(List.of(CLUSTERS)).all().get();
        new TopicSetup(log.admin, new TopicCatalog(Topics.DEFAULT, TestLog.PARTITIONS)).run();

        assertThatThrownBy(() -> guards.check(entry))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(CLUSTERS + " was created anew");
    }

    @Test
    void logThatEndsBeforeWhatWasReadIsRefused() {
        var writer = generations.open(1).writer();
        writer.take(List.of(PARTITION), Map.of(CHUNKS, "id"));
        writer.apply(List.of(new Slice(PARTITION, 0, 1_000, null, true, List.of())));

        assertThatThrownBy(() -> guards.check(entry))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("the log has lost records");
    }
}
