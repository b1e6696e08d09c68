package dev.lexlog.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.config.DatabaseUrl.DuckDb;
import dev.lexlog.standalone.config.DatabaseUrl.PostgreSql;
import dev.lexlog.standalone.data.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final String POSTGRES = "postgresql://lex:s%40fe@db:5433/index?sslmode=require";

    @TempDir private Path folder = Path.of("");

    @Test
    void workerNeedsNoConfigurationAtAll() {
        var config = source(Map.of()).read(Role.WORKER);

        assertThat(config.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(config.topics()).isEqualTo(Topics.DEFAULT);
        assertThat(config.worker().instance()).isNotBlank();
        assertThat(config.worker().commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.projector().maxBytes()).isEqualTo(32 << 20);
        assertThat(config.storage().url()).isNull();
    }

    @Test
    void fileIsFoundWhereTheProcessRuns() throws IOException {
        file("storage:\n  database-url: duckdb:///var/lib/lexlog\ntopics.partitions: 12\n");

        var config = source(Map.of()).read(Role.API);

        assertThat(config.storage().url()).isEqualTo(new DuckDb(Path.of("/var/lib/lexlog")));
        assertThat(config.partitions()).isEqualTo(12);
    }

    @Test
    void environmentBeatsTheFileAndTheCommandLineBoth() throws IOException {
        file("projector:\n  instance: of-file\n  max-bytes: 1MiB\n  max-records: 7\n");
        var environment =
                Map.of(
                        "LEXLOG_STORAGE_DATABASE_URL", POSTGRES,
                        "LEXLOG_PROJECTOR_INSTANCE", "of-environment",
                        "LEXLOG_PROJECTOR_MAX_BYTES", "2MiB");

        var projector = source(environment, "of-option").read(Role.PROJECTOR).projector();

        assertThat(projector.instance()).isEqualTo("of-option");
        assertThat(projector.maxBytes()).isEqualTo(2 << 20);
        assertThat(projector.maxRecords()).isEqualTo(7);
    }

    @Test
    void postgreSqlUrlIsTakenApart() {
        var config = source(Map.of("LEXLOG_STORAGE_DATABASE_URL", POSTGRES)).read(Role.API);

        assertThat(config.storage().url())
                .isEqualTo(
                        new PostgreSql(
                                "jdbc:postgresql://db:5433/index?sslmode=require", "lex", "s@fe"));
        assertThat(config).asString().doesNotContain("s@fe").doesNotContain("s%40fe");
    }

    @Test
    void whatKafkaKnowsIsPassedOn() throws IOException {
        file(
                """
                kafka:
                  bootstrap-servers: [one:9093, two:9093]
                  security.protocol: SASL_SSL
                  sasl: {mechanism: PLAIN}
                """);
        var environment = Map.of("LEXLOG_KAFKA_SASL_JAAS_CONFIG", "… password=\"abc\";");

        var config = source(environment).read(Role.WORKER);

        assertThat(config.kafka().bootstrapServers()).isEqualTo("one:9093,two:9093");
        assertThat(config.kafka().client())
                .containsOnly(
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "PLAIN"),
                        Map.entry("sasl.jaas.config", "… password=\"abc\";"));
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        file(
                """
                storage:
                  databse-url: duckdb:///x
                  pool:
                    size: many
                kafka.group.id: mine
                projector: fast
                chunker.overlap: 2000
                worker.commit-interval: 5
                """);
        var environment = Map.of("LEXLOG_API_PRT", "1", "LEXLOG_EMBEDDINGS_EMBEDDER", "word2vec");

        assertProblems(Role.API, environment)
                .hasMessageStartingWith("the configuration has 9 problems:\n")
                .hasMessageContaining(
                        "storage.databse-url is unknown: did you mean storage.database-url?")
                .hasMessageContaining("lexlog.yaml line 2)")
                .hasMessageContaining("storage.pool.size (many) is no number from 1 to 1000, in ")
                .hasMessageContaining("kafka.group.id is Lexlog's own to set")
                .hasMessageContaining("projector is no value but has keys of its own")
                .hasMessageContaining("chunk overlap is 2000")
                .hasMessageContaining("worker.commit-interval (5) is no duration like 30s")
                .hasMessageContaining("LEXLOG_API_PRT is unknown: did you mean LEXLOG_API_PORT?")
                .hasMessageContaining(
                        "embeddings.embedder (word2vec) is no onnx, http, hashing or hashing:N, in"
                                + " LEXLOG_EMBEDDINGS_EMBEDDER")
                .hasMessageContaining("storage.database-url is missing: lexlog api needs a url");
    }

    @Test
    void fileThatIsNoYamlIsToldWithItsLine() throws IOException {
        file("storage:\n  pool: [1\n");

        assertProblems(Role.WORKER, Map.of()).hasMessageContaining("lexlog.yaml line 3 is no YAML");
    }

    @Test
    void fileThatIsNamedMustExist() {
        var missing = new ConfigSource(folder.resolve("x.yaml"), folder, Map.of(), null);

        assertThatThrownBy(() -> missing.read(Role.WORKER))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void keyGivenTwiceIsRefused() throws IOException {
        file("topics.partitions: 3\ntopics:\n  partitions: 4\n");

        assertProblems(Role.WORKER, Map.of())
                .hasMessageContaining("topics.partitions is given twice")
                .hasMessageContaining("line 1 and")
                .hasMessageContaining("line 3)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duckdb:///x | pgvector | | storage.vector-store.backend (pgvector) cannot be"
                        + " combined with the tables' storage.database-url: leave it out, or make"
                        + " it duckdb",
                "postgresql://h/d | duckdb | | or make it pgvector",
                "postgresql://h/d | | duckdb:///y | storage.vector-store.db-path (duckdb:///y) is"
                        + " another database than storage.database-url: leave it out",
                "duckdb:///x | duckdb | duckdb:///y | is another database"
            })
    void vectorsElsewhereThanTablesAreRefusedWithTheCure(
            String url, @Nullable String backend, @Nullable String path, String said) {
        var environment =
                Map.of(
                        "LEXLOG_STORAGE_DATABASE_URL",
                        url,
                        "LEXLOG_STORAGE_VECTOR_STORE_BACKEND",
                        backend == null ? "" : backend,
                        "LEXLOG_STORAGE_VECTOR_STORE_DB_PATH",
                        path == null ? "" : path);

        assertProblems(Role.API, environment).hasMessageContaining(said);
    }

    @Test
    void rerankerIsRefusedUntilThereIsOne() {
        assertProblems(
                        Role.WORKER,
                        Map.of("LEXLOG_STORAGE_VECTOR_STORE_RERANKER_MODEL", "bge-reranker"))
                .hasMessageContaining("is refused: there is no reranker yet");
    }

    @Test
    void nullInTheFileIsTheDefault() throws IOException {
        file("storage:\n  database-url: postgresql://h/d\n  vector-store: {db-path: null}\n");

        assertThat(source(Map.of()).read(Role.API).storage().url())
                .isEqualTo(new PostgreSql("jdbc:postgresql://h/d", "", ""));
    }

    @Test
    void embeddingServerNeedsItsModel() {
        assertProblems(
                        Role.WORKER,
                        Map.of(
                                "LEXLOG_EMBEDDINGS_EMBEDDER", "http",
                                "LEXLOG_EMBEDDINGS_URL", "http://127.0.0.1:1"))
                .hasMessageEndingWith(
                        "the embedder http needs embeddings.model ($LEXLOG_EMBEDDINGS_MODEL),"
                                + " embeddings.dimension ($LEXLOG_EMBEDDINGS_DIMENSION)");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertProblems(
            Role role, Map<String, String> environment) {
        return assertThatThrownBy(() -> source(environment).read(role))
                .isInstanceOf(CannotStart.class);
    }

    private ConfigSource source(Map<String, String> environment) {
        return source(environment, null);
    }

    private ConfigSource source(Map<String, String> environment, @Nullable String instance) {
        return new ConfigSource(null, folder, environment, instance);
    }

    private void file(String yaml) throws IOException {
        Files.writeString(folder.resolve("lexlog.yaml"), yaml);
    }
}
