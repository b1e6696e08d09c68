package dev.lexlog.store.postgres;

import java.time.Duration;

/// How long a writer's transaction may hold others up: in one statement, waiting for a lock, and
/// between two statements, after which the server ends the session and frees its locks. The wait
/// for a lock is longer than a paused holder can keep it.
record WriterLimits(Duration statement, Duration lock, Duration idle) {
    static final WriterLimits DEFAULT =
            new WriterLimits(
                    Duration.ofSeconds(120), Duration.ofSeconds(30), Duration.ofSeconds(10));

    /// A query that sets them until the transaction ends.
    String query() {
        return """
        SELECT set_config('statement_timeout', '%d', true),
            set_config('lock_timeout', '%d', true),
            set_config('idle_in_transaction_session_timeout', '%d', true),
            set_config('client_min_messages', 'warning', true)
        """
                .formatted(statement.toMillis(), lock.toMillis(), idle.toMillis());
    }
}
