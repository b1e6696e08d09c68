package dev.lexlog.api.await;

import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.api.pipeline.Pipeline.Next;
import dev.lexlog.schemas.topic.LogPartition;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Knows where nothing but transaction markers lies before a reader: it has read everything and yet
/// stands before the end. What was found stays true, so each stretch is looked at once for all.
final class Gaps {
    private final Pipeline pipeline;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<LogPartition, Known> known = new HashMap<>();

    Gaps(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /// Whether a reader at `at` has nothing to read before `wanted`.
    boolean empty(LogPartition partition, long at, long wanted) {
        lock.lock();
        try {
            var fact = known.get(partition);
            if (fact == null || !fact.covers(at, wanted)) {
                fact = look(partition, at, wanted);
                known.put(partition, fact);
            }
            return fact.emptyTo >= wanted;
        } finally {
            lock.unlock();
        }
    }

    private Known look(LogPartition partition, long at, long wanted) {
        return switch (pipeline.next(partition, at, wanted)) {
            case Next.Found(var offset, var _) -> new Known(at, offset, true);
            case Next.NoRecord() -> new Known(at, wanted, false);
            case Next.Undecided() -> new Known(at, at, false);
        };
    }

    /// No record lies in `[from, emptyTo)`, and one at `emptyTo` when `record`.
    private record Known(long from, long emptyTo, boolean record) {
        boolean covers(long at, long wanted) {
            return from <= at && (emptyTo >= wanted || (record && at <= emptyTo));
        }
    }
}
