package dev.lexlog.store.relational;

import dev.lexlog.schemas.model.Embedding;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Takes the columns of rows, one after the other, as an engine wants them.
public interface ColumnSink {
    ColumnSink text(@Nullable String value) throws SQLException;

    ColumnSink integer(@Nullable Integer value) throws SQLException;

    ColumnSink number(long value) throws SQLException;

    ColumnSink decimal(double value) throws SQLException;

    ColumnSink flag(boolean value) throws SQLException;

    ColumnSink time(Instant value) throws SQLException;

    ColumnSink vector(Embedding value) throws SQLException;
}
