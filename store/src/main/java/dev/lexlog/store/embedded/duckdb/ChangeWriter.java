package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.store.LastChanges;
import java.sql.SQLException;

/// Brings a batch into the tables, within the transaction that its connection is in.
interface ChangeWriter {
    void write(LastChanges changes) throws SQLException;
}
