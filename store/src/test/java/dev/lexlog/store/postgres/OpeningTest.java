package dev.lexlog.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.SampleRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What opening a generation says when the database is not as it should be.
class OpeningTest {
    private static final int SECOND = 2;

    private final OpenedPostgres postgres = new OpenedPostgres(VectorType.HALFVEC);

    @AfterEach
    void close() {
        postgres.close();
    }

    static Stream<GenerationSettings> otherSettings() {
        var model = SampleRows.SETTINGS.model();
        return Stream.of(
                new GenerationSettings(
                        new EmbeddingModel("other", model.dimension()), "english", 2),
                new GenerationSettings(new EmbeddingModel(model.name(), 9), "english", 2),
                new GenerationSettings(model, "standard", 2),
                new GenerationSettings(model, "english", 6));
    }

    @ParameterizedTest
    @MethodSource("otherSettings")
    void otherSettingsAreRefusedInOneLine(GenerationSettings asked) {
        assertThatThrownBy(() -> PostgresGeneration.open(postgres.database, 1, asked))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(
                        "lexlog_g1 of " + PostgresFailures.place(postgres.server.url()))
                .hasMessageContaining(
                        "made with model sample of 8 dimensions, analyser english, 2 partitions")
                .hasMessageContaining("drop the schema")
                .message()
                .hasLineCount(1);
    }

    @Test
    void vectorsOfAnotherTypeAreRefused() {
        assertThatThrownBy(() ->
                        PostgresGeneration.openExisting(
                                postgres.database, 1, SampleRows.SETTINGS, VectorType.VECTOR))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("vectors as halfvec, but")
                .hasMessageContaining("vectors as vector is asked for");
    }

    @Test
    void readerMakesNothing() throws SQLException {
        assertThatThrownBy(() ->
                        PostgresGeneration.openExisting(
                                postgres.database, SECOND, SampleRows.SETTINGS, VectorType.HALFVEC))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("does not hold generation 2 yet: start a projector");
        assertThat(schemas()).isEqualTo("lexlog_g1");
    }

    private String schemas() throws SQLException {
        return postgres.text(
                "SELECT string_agg(nspname, ',') FROM pg_namespace WHERE nspname LIKE 'lexlog%'");
    }

    @Test
    void severalProcessesAtOnceMakeItOnce() throws Exception {
        var opened = new ArrayList<Future<PostgresGeneration>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                opened.add(
                        threads.submit(() ->
                                PostgresGeneration.open(
                                        postgres.database, SECOND, SampleRows.SETTINGS)));
            }
        }
        for (var generation : opened) {
            assertThat(generation.get().number()).isEqualTo(SECOND);
        }
        assertThat(postgres.text("SELECT count(*) FROM lexlog_g2.generation")).isEqualTo("1");
    }

    static Stream<GenerationSettings> impossibleSettings() {
        return Stream.of(
                new GenerationSettings(SampleRows.SETTINGS.model(), "klingon", 2),
                new GenerationSettings(new EmbeddingModel("large", 4_001), "english", 2));
    }

    @ParameterizedTest
    @MethodSource("impossibleSettings")
    void impossibleSettingsMakeNothing(GenerationSettings asked) throws SQLException {
        assertThatThrownBy(() -> PostgresGeneration.open(postgres.database, SECOND, asked))
                .message()
                .containsAnyOf("klingon", "at most 4000 dimensions");
        assertThat(schemas()).isEqualTo("lexlog_g1");
    }

    @Test
    void largestVectorsFitIntoARow() throws SQLException {
        var model = new EmbeddingModel("large", 4_000);
        var settings = new GenerationSettings(model, "english", 2);
        PostgresGeneration.open(postgres.database, SECOND, settings);
        assertThat(
                        postgres.text(
                                "INSERT INTO lexlog_g2.embeddings SELECT repeat('i', 26), repeat('d', 512), repeat('d', 512), null, null, 'document', 'document', 'large', array_fill(0.5, ARRAY[4000])::halfvec RETURNING id"))
                .hasSize(26);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp_keepalives_idle, 30",
        "tcp_keepalives_interval, 10",
        "tcp_keepalives_count, 3"
    })
    void serverEndsEverySessionThatWasCutOff(String setting, String expected) throws SQLException {
        try (var pooled = postgres.database.writing();
                var alone = postgres.database.connect()) {
            for (var connection : List.of(pooled, alone)) {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery("SHOW " + setting)) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void wrongPasswordIsOneClearLine() {
        var server = postgres.server;
        var config = PostgresConfig.of(server.url(), server.user(), "secret0");
        assertThat(config.toString()).doesNotContain("secret0");
        assertOpeningFails(config, Fault.class)
                .contains("refuses user " + server.user() + ": correct the user or the password")
                .doesNotContain("secret0");
    }

    @Test
    void unknownDatabaseIsOneClearLine() {
        var server = postgres.server;
        var url = server.url().replaceFirst("/lexlog_[0-9a-f]*", "/nowhere");
        var config = PostgresConfig.of(url, server.user(), server.password());
        assertOpeningFails(config, Fault.class).contains("create the database first");
    }

    @Test
    void serverThatIsDownIsWaitedFor() {
        var config = PostgresConfig.of("jdbc:postgresql://127.0.0.1:1/lexlog", "me", "secret0");
        assertOpeningFails(config, Unavailable.class)
                .contains("no connection to PostgreSQL at postgresql://127.0.0.1:1/lexlog");
    }

    private static AbstractStringAssert<?> assertOpeningFails(
            PostgresConfig config, Class<? extends Exception> kind) {
        try (var database = PostgresDatabase.open(config)) {
            return assertThatThrownBy(
                            () -> PostgresGeneration.open(database, 1, SampleRows.SETTINGS))
                    .isInstanceOf(kind)
                    .message()
                    .hasLineCount(1);
        }
    }

    static List<String> passing() {
        return List.of("08006", "40P01", "40001", "53300", "55P03", "57P01", "57014", "25P03");
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesByItselfIsWaitedFor(String state) {
        assertThat(failure(state)).isInstanceOf(Unavailable.class).message().hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX000", "23505", "42P01", "22001"})
    void whatTryingAgainCannotMendIsAFault(String state) {
        assertThat(failure(state)).isInstanceOf(Fault.class).hasMessageContaining(state);
    }

    @Test
    void fullDiskIsOneClearLine() {
        assertThat(failure("53100"))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "the disk of PostgreSQL at postgresql://db/lexlog is full: make room, it goes on by itself (first line)");
    }

    private static RuntimeException failure(String state) {
        var config = PostgresConfig.of("jdbc:postgresql://me:pw@db/lexlog?ssl=true", "me", "pw");
        var error = new SQLException("first line\nsecond line", state);
        return PostgresFailures.of(config, config.url(), new SQLException("pool", error));
    }
}
