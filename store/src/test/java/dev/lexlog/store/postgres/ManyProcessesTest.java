package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.RandomChanges;
import dev.lexlog.store.Rebuilds;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several processes share the generations of one database.
@Timeout(120)
class ManyProcessesTest {
    private static final int PROCESSES = 4;

    private final TestPostgresDatabase server = TestPostgres.database();
    private final PostgresDatabase database = OpenedPostgres.database(server);
    private final List<Generations> processes = new ArrayList<>();

    ManyProcessesTest() {
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(PostgresGenerations.open(database, VectorType.HALFVEC));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private <T> List<T> atOnce(Call<T> call) throws Exception {
        var calls = new ArrayList<Callable<T>>();
        processes.forEach(process -> calls.add(() -> call.of(process)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private interface Call<T> {
        T of(Generations process);
    }

    @Test
    void firstGenerationIsMadeOnceAndOrdersGetNumbersOfTheirOwn() throws Exception {
        var begun = atOnce(process -> process.begin(SampleRows.SETTINGS));
        assertThat(begun).containsOnly(begun.getFirst());
        var order = new RebuildOrder(SampleRows.SETTINGS, Map.of(), false, 0);
        assertThat(atOnce(process -> process.order(order)))
                .extracting(GenerationEntry::number)
                .containsExactlyInAnyOrder(2, 3, 4, 5);
    }

    @Test
    void readerThatComesFirstMakesNothing() throws SQLException {
        assertThat(processes.getFirst().list()).isEmpty();
        assertThat(processes.getFirst().standing()).isEmpty();
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'lexlog%'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void loadersShareTheLoadByPartitions() throws Exception {
        var first = processes.getFirst();
        first.begin(SampleRows.SETTINGS);
        var log = new MemoryLog();
        RandomChanges.append(new SplittableRandom(2), log, 2_000);
        var rebuilds = new Rebuilds(first, log);
        int number = rebuilds.ordered();
        atOnce(process -> {
            int own = processes.indexOf(process);
            var mine =
                    log.partitions().stream()
                            .filter(p -> (p.hashCode() & 0xff) % PROCESSES == own)
                            .toList();
            var loader = process.loader(number);
            return loader.apply(log.rest(loader.take(mine, MemoryLog.topicIds())));
        });
        assertThat(first.positions(number)).isEqualTo(log.ends());
        rebuilds.endLoading(number);
        rebuilds.index(number);
        rebuilds.assertHoldsTheLog(number);
    }

    @Test
    void onlyOneOfManyPromotesAndOnlyOneGoesLive() throws Exception {
        var first = processes.getFirst();
        first.begin(SampleRows.SETTINGS);
        int number = new Rebuilds(first, new MemoryLog()).ready();
        assertThat(atOnce(process -> process.promote(number))).containsOnlyOnce(true);
        assertThat(atOnce(process -> process.goLive(number))).containsOnlyOnce(true);
        assertThat(first.standing().orElseThrow().live().number()).isEqualTo(number);
    }

    @Test
    void leaseOfAnEndedSessionIsHeldNoMoreAndFreeForOthers() throws SQLException {
        var lease = processes.getFirst().lease(1, "index").orElseThrow();
        assertThat(processes.getLast().lease(1, "index")).isEmpty();
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'");
        }
        assertThat(lease.held()).isFalse();
        lease.close();
        processes.getLast().lease(1, "index").orElseThrow().close();
    }

    @Test
    void generationThatWasThereBeforeTheCatalogueIsTakenOver() {
        var settings = new GenerationSettings(SampleRows.SETTINGS.model(), "standard", 2);
        PostgresGeneration.open(database, 1, settings, VectorType.VECTOR);
        var generations = processes.getFirst();
        assertThat(generations.begin(SampleRows.SETTINGS).settings()).isEqualTo(settings);
        var third = Embedding.of(new float[] {1 / 3f, 0, 0, 0, 0, 0, 0, 0});
        var row = SampleRows.embedding("c_1", "a.md", third);
        assertThat(generations.open(1).stored(row)).isEqualTo(row);
    }
}
