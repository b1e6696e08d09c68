package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.relational.CatalogContents;
import dev.lexlog.store.relational.CatalogRows;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// The catalogue of generations in a small DuckDB file of its own. Whoever works on it has it
/// alone, so that what he reads beside it is of the same moment.
public final class CatalogFile implements AutoCloseable {
    private final DuckDatabase database;
    private final DuckDBConnection connection;
    private @Nullable CatalogContents contents;
    private boolean closed;

    private CatalogFile(DuckDatabase database, DuckDBConnection connection) {
        this.database = database;
        this.connection = connection;
    }

    public static CatalogFile open(Path file) {
        var database = DuckDatabase.open(file);
        try {
            return database.keeping(connection -> of(database, connection));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static CatalogFile of(DuckDatabase database, DuckDBConnection connection)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CatalogRows.tables());
        }
        connection.setAutoCommit(false);
        return new CatalogFile(database, connection);
    }

    /// Looks at what it holds, which nobody changes meanwhile. What is looked for many times a
    /// second is read once.
    public synchronized <T> T see(Function<CatalogContents, T> look) {
        var seen = contents;
        if (seen == null) {
            seen = with(CatalogRows::contents);
            contents = seen;
        }
        return look.apply(seen);
    }

    /// In one transaction.
    public synchronized <T> T with(Function<CatalogRows, T> work) {
        if (closed) {
            throw new Unavailable(database.file() + " is closed", null);
        }
        try {
            var result = work.apply(new CatalogRows(database.sql(connection)));
            connection.commit();
            return result;
        } catch (SQLException | DataAccessException e) {
            rollBack();
            throw DuckFailures.of(database.file(), e);
        } catch (RuntimeException e) {
            rollBack();
            throw e;
        } finally {
            contents = null;
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        contents = null;
        try (database;
                connection) {
            // in reverse
        } catch (SQLException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }
}
