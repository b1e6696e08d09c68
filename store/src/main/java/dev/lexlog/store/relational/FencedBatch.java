package dev.lexlog.store.relational;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.LastChanges;
import dev.lexlog.store.Slice;
import dev.lexlog.store.relational.PositionRows.Advance;
import dev.lexlog.store.relational.PositionRows.PositionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The slices of one transaction over the position rows that it has read (law 3): what of them is
/// still to be applied, whether the writer may, and the rows' new values.
public final class FencedBatch {
    private final List<Slice> slices;
    private final Map<LogPartition, PositionRow> rows;

    public FencedBatch(List<Slice> slices, Map<LogPartition, PositionRow> rows) {
        this.slices = slices;
        this.rows = rows;
    }

    /// Throws {@link FenceLost} unless these fences are still the partitions' own.
    public void checkFences(Map<LogPartition, Long> fences) {
        var lost = new ArrayList<LogPartition>();
        for (var slice : slices) {
            var fence = fences.get(slice.partition());
            if (fence == null) {
                throw new IllegalStateException(slice.partition() + " was never taken");
            }
            if (row(slice).fence() != fence) {
                lost.add(slice.partition());
            }
        }
        throwIfAny(lost);
    }

    /// Throws {@link FenceLost} unless the rows still are as this batch has read them.
    public void checkUnmoved(Map<LogPartition, PositionRow> now) {
        var moved = new ArrayList<LogPartition>();
        for (var slice : slices) {
            if (!row(slice).equals(now.get(slice.partition()))) {
                moved.add(slice.partition());
            }
        }
        throwIfAny(moved);
    }

    private static void throwIfAny(List<LogPartition> lost) {
        if (!lost.isEmpty()) {
            throw new FenceLost(lost);
        }
    }

    /// What the positions do not cover yet.
    public LastChanges changes() {
        var changes = new LastChanges();
        slices.forEach(slice -> changes.add(slice.changes(), begin(slice)));
        return changes;
    }

    private long begin(Slice slice) {
        long position = row(slice).position();
        if (slice.from() > position) {
            throw new Fault(
                    "%s: a slice begins at %d, but only what is below %d has been applied"
                            .formatted(slice.partition(), slice.from(), position));
        }
        return position;
    }

    /// Moves the positions to the slices' ends, last of all in the transaction.
    public void advance(DSLContext tx, Instant now) {
        throwIfAny(PositionRows.advance(tx, slices.stream().map(s -> advance(s, now)).toList()));
    }

    private Advance advance(Slice slice, Instant now) {
        var row = row(slice);
        long to = Math.max(slice.to(), row.position());
        var atEndAt = slice.atEnd() && to == slice.to() ? now : null;
        var eventTime = later(slice.eventTime(), row.eventTime());
        return new Advance(slice.partition(), row, to, eventTime, atEndAt);
    }

    private PositionRow row(Slice slice) {
        var row = rows.get(slice.partition());
        if (row == null) {
            throw new IllegalStateException(slice.partition() + " has no position row");
        }
        return row;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
