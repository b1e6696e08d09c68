package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import dev.lexlog.standalone.setting.Values;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `storage.*`. `url` is null where a process needs no database; `readReplica` where reads go to
/// the same database as writes.
public record StorageConfig(
        @Nullable DatabaseUrl url, @Nullable DatabaseUrl readReplica, Pool pool) {
    private static final Kind<DatabaseUrl> URL_KIND = Kind.of(DatabaseUrl.FORM, DatabaseUrl::of);
    private static final String DUCKDB = "duckdb";
    private static final String PGVECTOR = "pgvector";

    static final Setting<DatabaseUrl> URL =
            Setting.open(
                    "storage.database-url",
                    URL_KIND,
                    "The tables: `duckdb:///folder`, which one process alone can open, or"
                            + " `postgresql://user:password@host:port/database?…` (percent-encoded;"
                            + " parameters are those of the JDBC driver). Projectors and the API"
                            + " need it.");

    private static final Setting<String> BACKEND =
            Setting.open(
                    "storage.vector-store.backend",
                    Kind.oneOf(DUCKDB, PGVECTOR),
                    "Where vectors are. Default, and all there is: `duckdb` with a DuckDB url,"
                            + " `pgvector` with a PostgreSQL url.");

    private static final Setting<DatabaseUrl> VECTOR_URL =
            Setting.open(
                    "storage.vector-store.db-path",
                    URL_KIND,
                    "The database of the vectors. Default, and all there is: that of"
                            + " `storage.database-url`, with one connection pool.");

    private static final Setting<String> RERANKER =
            Setting.open(
                    "storage.vector-store.reranker-model",
                    Kind.TEXT,
                    "Reserved: there is no reranker yet, and a value is refused.");

    private static final Setting<Integer> POOL_SIZE =
            new Setting<>(
                    "storage.pool.size",
                    Kind.number(1, 1_000),
                    "8",
                    "Connections that a process keeps open to PostgreSQL, and to the replica.");

    private static final Setting<Integer> POOL_OVERFLOW =
            new Setting<>(
                    "storage.pool.max-overflow",
                    Kind.number(0, 1_000),
                    "8",
                    "Connections beyond those, opened under load and closed when idle.");

    private static final Setting<Duration> POOL_TIMEOUT =
            new Setting<>(
                    "storage.pool.timeout",
                    Kind.DURATION_TEXT,
                    "10s",
                    "How long a request waits for a free connection.");

    private static final Setting<DatabaseUrl> REPLICA =
            Setting.open(
                    "storage.read-replica-url",
                    URL_KIND,
                    "A PostgreSQL replica that the API reads from.");

    /// Connections: kept, in addition under load, and how long one is waited for.
    public record Pool(int size, int maxOverflow, Duration timeout) {}

    /// The replica for the JDBC driver, with user and password where they are not the database's.
    public @Nullable String replicaJdbc() {
        if (readReplica instanceof DatabaseUrl.PostgreSql replica
                && url instanceof DatabaseUrl.PostgreSql main) {
            return replica.jdbcBeside(main);
        }
        return null;
    }

    static List<Setting<?>> listed() {
        return List.of(
                URL,
                BACKEND,
                VECTOR_URL,
                RERANKER,
                POOL_SIZE,
                POOL_OVERFLOW,
                POOL_TIMEOUT,
                REPLICA);
    }

    static StorageConfig of(Values values) {
        var url = values.find(URL).orElse(null);
        var replica = values.find(REPLICA).orElse(null);
        var pool =
                new Pool(
                        values.get(POOL_SIZE), values.get(POOL_OVERFLOW), values.get(POOL_TIMEOUT));
        values.find(RERANKER)
                .ifPresent(_ -> values.problem(RERANKER, "is refused: there is no reranker yet"));
        if (replica instanceof DatabaseUrl.DuckDb) {
            values.problem(REPLICA, "is no PostgreSQL url: DuckDB has no replicas");
        }
        if (url != null) {
            requireOneDatabase(values, url);
        }
        if (url instanceof DatabaseUrl.DuckDb && replica != null) {
            values.problem(REPLICA, "needs a PostgreSQL " + URL.key());
        }
        return new StorageConfig(url, replica, pool);
    }

    private static void requireOneDatabase(Values values, DatabaseUrl url) {
        var fitting =
                switch (url) {
                    case DatabaseUrl.DuckDb _ -> DUCKDB;
                    case DatabaseUrl.PostgreSql _ -> PGVECTOR;
                };
        var backend = values.find(BACKEND).orElse(fitting);
        if (!backend.equals(fitting)) {
            values.problem(
                    BACKEND,
                    "cannot be combined with the tables' %s: leave it out, or make it %s"
                            .formatted(URL.key(), fitting));
        }
        if (!values.find(VECTOR_URL).orElse(url).equals(url)) {
            values.problem(
                    VECTOR_URL, "is another database than %s: leave it out".formatted(URL.key()));
        }
    }
}
