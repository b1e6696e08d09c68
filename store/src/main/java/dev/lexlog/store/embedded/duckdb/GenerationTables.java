package dev.lexlog.store.embedded.duckdb;

import static dev.lexlog.store.relational.generated.tables.Generation.GENERATION;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.relational.GenerationRow;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Makes the tables of a generation, or checks that those of the file were made with the same
/// settings.
public final class GenerationTables {
    private GenerationTables() {}

    public static void createOrCheck(DuckDatabase database, GenerationSettings asked) {
        createOrCheck(database, asked, _ -> {});
    }

    /// Makes them without keys, for rows to be appended with their offsets, as {@link LoadedTables}
    /// wants them.
    public static void createLoading(DuckDatabase database, GenerationSettings asked) {
        createOrCheck(database, asked, LoadedTables::prepare);
    }

    private static void createOrCheck(
            DuckDatabase database, GenerationSettings asked, Preparation preparation) {
        try (var connection = database.connect()) {
            var sql = database.sql(connection);
            if (exists(sql)) {
                check(database, sql, asked);
                return;
            }
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(GenerationRow.tables());
                statement.execute(
                        "ALTER TABLE embeddings ADD COLUMN embedding FLOAT[%d]"
                                .formatted(asked.model().dimension()));
                preparation.prepare(statement);
            }
            GenerationRow.insert(sql, asked);
            connection.commit();
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    /// What the tables of this file were made with, also by a former version; empty while there are
    /// none.
    public static Optional<GenerationSettings> adopt(DuckDatabase database) {
        try (var connection = database.connect()) {
            var sql = database.sql(connection);
            return exists(sql) ? Optional.of(GenerationRow.adopt(sql)) : Optional.empty();
        } catch (SQLException | DataAccessException e) {
            throw DuckFailures.of(database.file(), e);
        }
    }

    private static boolean exists(DSLContext sql) {
        return sql.fetchExists(
                sql.selectOne()
                        .from("information_schema.tables")
                        .where("table_name = {0}", DSL.val(GENERATION.getName())));
    }

    private static void check(DuckDatabase database, DSLContext sql, GenerationSettings asked) {
        var found = GenerationRow.read(sql);
        if (!found.equals(asked)) {
            throw new Fault(
                    "%s was made with %s, but %s is asked for: go back to the former settings, or use another data folder"
                            .formatted(
                                    database.file().getParent(),
                                    GenerationRow.text(found),
                                    GenerationRow.text(asked)));
        }
    }

    private interface Preparation {
        void prepare(Statement statement) throws SQLException;
    }
}
