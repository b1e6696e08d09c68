package dev.lexlog.store.postgres;

import dev.lexlog.store.LastChanges;
import java.sql.Connection;
import java.sql.SQLException;

/// How the rows of a batch get into the tables, before and behind the lock on the position rows.
interface BatchRows {
    /// Throws when these tables are not to be written any more; in the transaction that takes
    /// partitions over, which nobody can do behind its back.
    void admit(Connection connection) throws SQLException;

    /// Sends what others do not see, whatever becomes of the transaction.
    void stage(Connection connection, LastChanges changes) throws SQLException;

    void write(Connection connection, LastChanges changes) throws SQLException;
}
