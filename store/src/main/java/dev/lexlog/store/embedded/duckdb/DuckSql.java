package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.store.Deadline;
import dev.lexlog.store.relational.Sql;
import java.util.function.Function;
import org.jooq.DSLContext;

/// Queries of one request on one DuckDB file, each call in a transaction of its own.
public record DuckSql(DuckDatabase database, Deadline deadline) implements Sql {
    @Override
    public <T> T read(Function<DSLContext, T> queries) {
        return database.read(deadline, sql -> sql.transactionResult(tx -> queries.apply(tx.dsl())));
    }
}
