package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.store.relational.ColumnSink;
import dev.lexlog.store.relational.RowColumns;
import dev.lexlog.store.relational.Rows;
import java.sql.SQLException;
import java.time.Instant;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// Appends rows to a DuckDB table.
final class RowAppender implements ColumnSink, AutoCloseable {
    private final DuckDBAppender to;

    RowAppender(DuckDBAppender to) {
        this.to = to;
    }

    void append(LogRow row) throws SQLException {
        to.beginRow();
        RowColumns.write(row, this);
        to.endRow();
    }

    /// With the offset that a table has while it is loaded.
    void append(LogRow row, long offset) throws SQLException {
        to.beginRow();
        RowColumns.write(row, this);
        to.append(offset);
        to.endRow();
    }

    @Override
    public ColumnSink text(@Nullable String value) throws SQLException {
        to.append(value);
        return this;
    }

    @Override
    public ColumnSink integer(@Nullable Integer value) throws SQLException {
        if (value == null) {
            to.appendNull();
            return this;
        }
        to.append(value.intValue());
        return this;
    }

    @Override
    public ColumnSink number(long value) throws SQLException {
        to.append(value);
        return this;
    }

    @Override
    public ColumnSink decimal(double value) throws SQLException {
        to.append(value);
        return this;
    }

    @Override
    public ColumnSink flag(boolean value) throws SQLException {
        to.append(value);
        return this;
    }

    @Override
    public ColumnSink time(Instant value) throws SQLException {
        to.append(Rows.time(value));
        return this;
    }

    @Override
    public ColumnSink vector(Embedding value) throws SQLException {
        to.append(value.toArray());
        return this;
    }

    @Override
    public void close() throws SQLException {
        to.close();
    }
}
