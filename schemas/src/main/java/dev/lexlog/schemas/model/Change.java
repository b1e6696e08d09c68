package dev.lexlog.schemas.model;

/// One record of a log topic: a put (the full row) or a delete (a tombstone), at its offset.
public sealed interface Change {
    LogTable table();

    String key();

    long offset();

    record Put(LogRow row, long offset) implements Change {
        @Override
        public LogTable table() {
            return row.table();
        }

        @Override
        public String key() {
            return row.key();
        }
    }

    record Delete(LogTable table, String key, long offset) implements Change {}
}
