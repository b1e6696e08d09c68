package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.postgres.PostgresConfig;
import dev.lexlog.store.postgres.PostgresDatabase;
import dev.lexlog.store.postgres.PostgresGeneration;
import dev.lexlog.store.postgres.TestPostgres;
import dev.lexlog.store.postgres.TestPostgresDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several projectors in one group, over a real broker, on one PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresProjectorsIT {
    private static final GenerationSettings SETTINGS =
            new GenerationSettings(new EmbeddingModel("hashing", 4), "english", TestLog.PARTITIONS);

    private final Random random = new Random(29);
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private TestLog log;
    private TestPostgresDatabase server;
    private PostgresDatabase database;
    private int number;

    @BeforeAll
    void startLog() throws Exception {
        log = TestLog.start();
        server = TestPostgres.database();
        database =
                PostgresDatabase.open(
                        PostgresConfig.of(server.url(), server.user(), server.password()));
    }

    @AfterAll
    void stopLog() throws Exception {
        database.close();
        log.close();
    }

    /// A group, and tables, of its own.
    @BeforeEach
    void nextGeneration() {
        number++;
    }

    @AfterEach
    void noneHasFailed() {
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void partitionsOfOneThatEndsGoToTheOthers(GroupProtocol protocol) throws Exception {
        log.write(random, 4);
        try (var one = started("one", generation(), protocol);
                var two = started("two", generation(), protocol)) {
            awaitEnd();
            try (var three = started("three", generation(), protocol)) {
                Eventually.is(
                        () -> "not all of three have partitions",
                        () ->
                                List.of(one, two, three).stream()
                                        .allMatch(p -> p.handovers().taken() > 0));
                log.write(random, 4);
                awaitEnd();
            }
            log.write(random, 4);
            awaitEnd();

            assertThat(contents()).isEqualTo(log.contents);
        }
    }

    @ParameterizedTest
    @EnumSource
    void batchThatWasUnderWayWhenAnotherTookOverIsRolledBack(GroupProtocol protocol)
            throws Exception {
        var held = new HeldGeneration(generation());
        try (var one = started("one", held, protocol)) {
            log.write(random, 4);
            awaitEnd();
            held.hold();
            log.write(random, 4);
            held.awaitHeldBatch();
            try (var _ = started("two", generation(), protocol)) {
                awaitEnd();
                held.release();

                Eventually.is(() -> "one is not fenced", () -> one.handovers().fenced() > 0);
                log.write(random, 4);
                awaitEnd();
                assertThat(contents()).isEqualTo(log.contents);
            }
        }
    }

    /// The group remembers the name; a consumer of the new protocol must wait until it forgets.
    @ParameterizedTest
    @EnumSource
    void oneThatComesBackUnderItsNameGoesOn(GroupProtocol protocol) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (var _ = started("one", generation(), protocol)) {
                log.write(random, 3);
                awaitEnd();
            }
        }

        assertThat(contents()).isEqualTo(log.contents);
    }

    private PostgresGeneration generation() {
        return PostgresGeneration.open(database, number, SETTINGS);
    }

    private Projector started(String instance, Generation generation, GroupProtocol protocol) {
        var config = log.config(instance, protocol);
        var projector = new Projector(config, log.codec, generation, new Listener());
        projector.start();
        return projector;
    }

    private void awaitEnd() throws Exception {
        var ends = log.ends();
        Eventually.is(
                () -> "not read to %s; %s".formatted(ends, faults),
                () -> {
                    var positions = positions();
                    return ends.entrySet().stream()
                            .allMatch(e -> positions.getOrDefault(e.getKey(), 0L) >= e.getValue());
                });
    }

    private Map<LogPartition, Long> positions() {
        var positions = new HashMap<LogPartition, Long>();
        for (var row : rows("SELECT topic, \"partition\", \"position\" FROM %s.positions")) {
            var partition = new LogPartition(row.get(0), Integer.parseInt(row.get(1)));
            positions.put(partition, Long.valueOf(row.get(2)));
        }
        return positions;
    }

    private Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        rows("SELECT id, content FROM %s.chunks")
                .forEach(row -> contents.put(row.get(0), row.get(1)));
        return contents;
    }

    private List<List<String>> rows(String query) {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query.formatted("lexlog_g" + number))) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Listener implements ProjectorListener {
        @Override
        public void failed(Fault fault) {
            faults.add(fault);
        }

        @Override
        public void replaying(Replay replay) {}
    }
}
