package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.store.Deadline;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jspecify.annotations.Nullable;

/// Cancels a statement that runs when its deadline passes. DuckDB forgets a cancellation that
/// arrives just before the statement starts, so it is repeated until the statement ends.
final class Cancellation implements ExecuteListener {
    private static final long REPEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ScheduledExecutorService timer;
    private final Deadline deadline;
    private @Nullable Future<?> pending;

    private Cancellation(ScheduledExecutorService timer, Deadline deadline) {
        this.timer = timer;
        this.deadline = deadline;
    }

    @Override
    public void executeStart(ExecuteContext context) {
        deadline.check();
        var statement = context.statement();
        if (statement != null) {
            pending =
                    timer.scheduleWithFixedDelay(
                            () -> cancel(statement),
                            deadline.remainingNanos(),
                            REPEAT_NANOS,
                            TimeUnit.NANOSECONDS);
        }
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException _) {
            throw new IllegalStateException("the statement has ended; stop cancelling it");
        }
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        stop();
    }

    @Override
    public void exception(ExecuteContext context) {
        if (deadline.passed()) {
            context.exception(deadline.timedOut());
        }
    }

    @Override
    public void end(ExecuteContext context) {
        stop();
    }

    private void stop() {
        if (pending != null) {
            pending.cancel(false);
        }
    }

    /// A listener for each query.
    record Provider(ScheduledExecutorService timer, Deadline deadline)
            implements ExecuteListenerProvider {
        @Override
        public ExecuteListener provide() {
            return new Cancellation(timer, deadline);
        }
    }
}
