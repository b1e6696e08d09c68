package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.IndexSettings;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.RandomChanges;
import dev.lexlog.store.Rebuilds;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.IndexingProgress;
import dev.lexlog.store.lifecycle.RebuildOrder;
import dev.lexlog.store.postgres.Steps.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Loading and indexing on a server that others use too.
@Timeout(120)
class IndexingTest {
    private final OpenedPostgres postgres = new OpenedPostgres(VectorType.HALFVEC);
    private final MemoryLog log = new MemoryLog();
    private final PostgresGenerations generations = open(() -> {});
    private final Rebuilds rebuilds = new Rebuilds(generations, log);

    private PostgresGenerations open(Runnable step) {
        return PostgresGenerations.open(postgres.database, VectorType.HALFVEC, step);
    }

    @BeforeEach
    void begin() {
        generations.begin(SampleRows.SETTINGS);
        RandomChanges.append(new SplittableRandom(3), log, 200);
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void loaderThatIsStoppedWhileItSendsDoesNotHoldIndexingUp() throws Exception {
        int number = rebuilds.ordered();
        try (var pause = new Pause()) {
            var stopped = generations.loader(number, pause.at(Step.STAGED));
            var positions = stopped.take(log.partitions(), MemoryLog.topicIds());
            var outcome = pause.start(() -> stopped.apply(log.rest(positions)));
            rebuilds.apply(generations.loader(number));
            rebuilds.endLoading(number);
            rebuilds.index(number);
            pause.resume();
            assertThatThrownBy(outcome::join).hasCauseInstanceOf(Unavailable.class);
            assertThat(stopped.apply(log.rest(positions))).isInstanceOf(Outcome.Fenced.class);
        }
        rebuilds.assertHoldsTheLog(number);
    }

    @Test
    void loaderThatHasLockedItsPositionsIsWaitedFor() throws Exception {
        int number = rebuilds.ordered();
        try (var pause = new Pause()) {
            var slow = generations.loader(number, pause.at(Step.ADVANCED));
            var positions = slow.take(log.partitions(), MemoryLog.topicIds());
            var outcome = pause.start(() -> slow.apply(log.rest(positions)));
            rebuilds.endLoading(number);
            var indexed =
                    Pause.async(() -> {
                        rebuilds.index(number);
                        return number;
                    });
            assertWaitsForALock();
            pause.resume();
            assertThat(outcome.get()).isInstanceOf(Outcome.Applied.class);
            assertThat(indexed.get()).isEqualTo(number);
        }
        rebuilds.assertHoldsTheLog(number);
    }

    private void assertWaitsForALock() throws SQLException {
        var waiting = "0";
        while (waiting.equals("0")) {
            waiting =
                    postgres.text(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        }
    }

    @Test
    void markHoldsWhatAWriterIsAboutToCommit() throws Exception {
        rebuilds.apply(generations.open(1).writer());
        int number = rebuilds.ready();
        RandomChanges.append(new SplittableRandom(4), log, 50);
        try (var pause = new Pause()) {
            var writer = postgres.generation.writer(WriterLimits.DEFAULT, pause.at(Step.ADVANCED));
            var positions = writer.take(log.partitions(), MemoryLog.topicIds());
            var outcome = pause.start(() -> writer.apply(log.rest(positions)));
            var promoted = Pause.async(() -> generations.promote(number));
            assertWaitsForALock();
            pause.resume();
            assertThat(outcome.get()).isInstanceOf(Outcome.Applied.class);
            assertThat(promoted.get()).isTrue();
        }
        assertThat(generations.goLive(number)).isFalse();
        rebuilds.apply(generations.open(number).writer());
        assertThat(generations.goLive(number)).isTrue();
    }

    @Test
    void anyProcessSeesHowFarIndexingHasCome() {
        int number = rebuilds.loaded();
        var seen = new ArrayList<IndexingProgress>();
        var refused = new AtomicInteger();
        open(() ->
                        generations
                                .indexing(number)
                                .ifPresent(progress -> {
                                    seen.add(progress);
                                    assertThatThrownBy(() -> generations.index(number))
                                            .isInstanceOf(Unavailable.class)
                                            .hasMessageContaining("another process is indexing");
                                    refused.incrementAndGet();
                                }))
                .index(number);
        assertThat(generations.indexing(number)).isEmpty();
        int steps = seen.getFirst().steps();
        assertThat(seen).extracting(IndexingProgress::step).containsExactlyElementsOf(upTo(steps));
        assertThat(seen)
                .extracting(IndexingProgress::what)
                .startsWith("documents: last row of each key")
                .contains("chunks: key", "embeddings: index on vector")
                .doesNotHaveDuplicates();
        assertThat(refused).hasValue(steps);
    }

    private static List<Integer> upTo(int steps) {
        var numbers = new ArrayList<Integer>();
        for (int i = 1; i <= steps; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Test
    void indexingWhoseSessionEndsGoesOnInAnother() {
        int number = rebuilds.loaded();
        int interruptions = 0;
        while (isInterrupted(number, 2 + 10 * interruptions)) {
            interruptions++;
        }
        assertThat(interruptions).isGreaterThan(4);
        assertThat(generations.move(number, new Indexing(), new CatchingUp())).isTrue();
        rebuilds.assertHoldsTheLog(number);
    }

    /// Whether indexing comes to that many steps; then its session is ended.
    private boolean isInterrupted(int number, int steps) {
        var left = new AtomicInteger(steps);
        var dying =
                open(() -> {
                    if (left.decrementAndGet() == 0) {
                        endSession(number);
                    }
                });
        try {
            dying.index(number);
            return false;
        } catch (Unavailable e) {
            return true;
        }
    }

    private void endSession(int number) {
        try {
            postgres.text(
                    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'lexlog g%d step %%'"
                            .formatted(number));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void dropEndsIndexingThatACrashedCancellationLeft() throws SQLException {
        int number = rebuilds.loaded();
        try (var left = postgres.connect(number);
                var statement = left.createStatement()) {
            left.setAutoCommit(false);
            statement.execute("SET application_name = 'lexlog g%d step 9'".formatted(number));
            statement.execute("LOCK TABLE chunks IN SHARE MODE");
            postgres.text(
                    "UPDATE lexlog.generations SET state = 'retiring' WHERE number = %d RETURNING state"
                            .formatted(number));
            generations.drop(number);
        }
        assertThat(generations.extent(number).bytes()).isZero();
    }

    @Test
    void keysAndIndexesAreThoseOfTablesThatWereNeverLoaded() throws SQLException {
        int number = rebuilds.caughtUp();
        assertThat(made(number)).isEqualTo(made(1)).contains("hnsw", "PRIMARY KEY", "m='16'");
    }

    private String made(int number) throws SQLException {
        return postgres.text(
                        """
                        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
                            SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'lexlog_g%1$d'
                            UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                            WHERE connamespace = 'lexlog_g%1$d'::regnamespace
                            UNION ALL SELECT attrelid::regclass || ' ' || attname || ' ' || attnotnull || ' ' || atttypid::regtype || ' ' || attstorage::text
                            FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid AND c.relkind = 'r'
                            WHERE relnamespace = 'lexlog_g%1$d'::regnamespace AND attnum > 0 AND NOT attisdropped
                        ) AS made
                        """
                                .formatted(number))
                .replace("lexlog_g" + number + ".", "");
    }

    @Test
    void indexIsBuiltAsOrdered() throws SQLException {
        int number = ordered(new IndexSettings(24, 100));
        rebuilds.endLoading(number);
        generations.index(number);
        assertThat(
                        postgres.text(
                                "SELECT reloptions FROM pg_class WHERE oid = 'lexlog_g2.embeddings_on_vector'::regclass"))
                .isEqualTo("{m=24,ef_construction=100}");
    }

    private int ordered(IndexSettings index) {
        var first = SampleRows.SETTINGS;
        var settings =
                new GenerationSettings(
                        first.model(), "english", 2, index, GenerationSettings.FIRST_EMBEDDINGS);
        return generations.order(new RebuildOrder(settings, Map.of(), false, 0)).number();
    }

    @Test
    void impossibleOrderMakesNothing() {
        assertThatThrownBy(() -> ordered(new IndexSettings(40, 60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hnsw.ef-construction is 60: with hnsw.m 40 it is at least 80");
        var large = new GenerationSettings(new EmbeddingModel("large", 4_001), "english", 2);
        assertThatThrownBy(() -> generations.order(new RebuildOrder(large, Map.of(), false, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 4000 dimensions");
        assertThat(generations.list()).hasSize(1);
    }
}
