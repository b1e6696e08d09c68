package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.TimedOut;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestPostgresDatabase server = TestPostgres.database();
    private PostgresDatabase database;

    @BeforeEach
    void makeGeneration() {
        database = open(1, null);
        PostgresGeneration.open(database, 1, SampleRows.SETTINGS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private PostgresDatabase open(int poolSize, @Nullable String replica) {
        return PostgresDatabase.open(
                new PostgresConfig(
                        server.url(),
                        server.user(),
                        server.password(),
                        poolSize,
                        0,
                        Duration.ofMillis(500),
                        replica));
    }

    private Snapshot begin(Duration timeout) {
        return Snapshot.begin(database, 1, Deadline.after(timeout));
    }

    private static String ask(Snapshot snapshot, String query) {
        return snapshot.read(tx -> String.valueOf(tx.fetchValue(query)));
    }

    @Test
    void serverCancelsWhatIsNotDoneByTheDeadline() {
        try (var snapshot = begin(Duration.ofMillis(300))) {
            assertThatThrownBy(() -> ask(snapshot, "SELECT pg_sleep(60)::text"))
                    .isInstanceOf(TimedOut.class)
                    .hasMessageContaining("300 ms");
        }
        try (var snapshot = begin(LONG)) {
            assertThat(
                            ask(
                                    snapshot,
                                    "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()"))
                    .isEqualTo("0");
        }
    }

    @Test
    void laterStatementHasOnlyTheTimeThatIsLeft() {
        try (var snapshot = begin(Duration.ofSeconds(3))) {
            ask(snapshot, "SELECT pg_sleep(0.7)::text");
            assertThat(
                            Integer.parseInt(
                                    ask(
                                            snapshot,
                                            "SELECT setting FROM pg_settings WHERE name = 'statement_timeout'")))
                    .isBetween(1, 2_300);
        }
    }

    @Test
    void failureApartLeavesTheMomentToTheOthers() {
        try (var snapshot = begin(LONG)) {
            var moment = ask(snapshot, "SELECT now()::text");
            assertThatThrownBy(() -> snapshot.readApart(tx -> tx.fetch("SELECT 1 / 0")))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("division by zero");
            assertThat(ask(snapshot, "SELECT now()::text")).isEqualTo(moment);
        }
    }

    @Test
    void whatIsSetApartEndsThere() {
        try (var snapshot = begin(LONG)) {
            snapshot.readApart(tx -> tx.execute("SET LOCAL enable_sort = off"));
            assertThat(ask(snapshot, "SELECT current_setting('enable_sort')")).isEqualTo("on");
        }
    }

    @Test
    void transactionOnlyReadsOneMomentWithoutCompiling() {
        try (var snapshot = begin(LONG)) {
            assertThat(
                            ask(
                                    snapshot,
                                    "SELECT concat_ws(' ', current_setting('transaction_isolation'), current_setting('transaction_read_only'), current_setting('jit'))"))
                    .isEqualTo("repeatable read on off");
        }
    }

    @Test
    void exhaustedPoolIsUnavailableAndSaysSo() {
        try (var _ = begin(LONG)) {
            assertThatThrownBy(() -> begin(LONG))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("all connections")
                    .hasMessageContaining("storage.pool");
        }
    }

    @Test
    void connectionGoesBackCleanAfterATimeOut() {
        try (var snapshot = begin(Duration.ofMillis(100))) {
            assertThatThrownBy(() -> ask(snapshot, "SELECT pg_sleep(60)::text"))
                    .isInstanceOf(TimedOut.class);
        }
        try (var snapshot = begin(LONG)) {
            assertThat(ask(snapshot, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void lostConnectionIsUnavailable() {
        try (var snapshot = begin(LONG)) {
            assertThatThrownBy(() -> ask(snapshot, "SELECT pg_terminate_backend(pg_backend_pid())"))
                    .isInstanceOf(Unavailable.class);
        }
        try (var snapshot = begin(LONG)) {
            assertThat(ask(snapshot, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void serverThatIsDownIsUnavailable() {
        try (var nowhere =
                PostgresDatabase.open(
                        new PostgresConfig(
                                "jdbc:postgresql://127.0.0.1:1/none",
                                "u",
                                "p",
                                1,
                                0,
                                Duration.ofMillis(500),
                                null))) {
            assertThatThrownBy(() -> Snapshot.begin(nowhere, 1, Deadline.after(LONG)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("127.0.0.1:1/none");
        }
    }

    @Test
    void replicaIsReadWhereThereIsOne() {
        var separator = server.url().contains("?") ? "&" : "?";
        var replica = server.url() + separator + "options=-c%20lexlog.place=replica";
        try (var both = open(1, replica);
                var snapshot = Snapshot.begin(both, 1, Deadline.after(LONG))) {
            assertThat(ask(snapshot, "SELECT current_setting('lexlog.place', true)"))
                    .isEqualTo("replica");
        }
        try (var snapshot = begin(LONG)) {
            assertThat(ask(snapshot, "SELECT current_setting('lexlog.place', true)"))
                    .isEqualTo("null");
        }
    }

    @Test
    void threadsTakeTurns() {
        try (var snapshot = begin(LONG)) {
            var slow =
                    CompletableFuture.supplyAsync(
                            () -> ask(snapshot, "SELECT pg_sleep(0.3)::text || 'slow'"));
            var quick = CompletableFuture.supplyAsync(() -> ask(snapshot, "SELECT 'quick'"));
            assertThat(slow).succeedsWithin(LONG).isEqualTo("slow");
            assertThat(quick).succeedsWithin(LONG).isEqualTo("quick");
        }
    }
}
