package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Positions.POSITIONS;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Watermark;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;
import org.jooq.Update;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The rows that say how far each partition has been applied, and by whom (law 3).
public final class PositionRows {
    private PositionRows() {}

    /// `fence` counts the takings of the partition: only the last taker may write. `position` is
    /// the next offset to apply.
    public record PositionRow(
            String topicId, long fence, long position, @Nullable Instant eventTime) {}

    public static Map<LogPartition, PositionRow> all(DSLContext sql) {
        return sql.selectFrom(POSITIONS)
                .fetchMap(PositionRows::partition, PositionRows::positionRow);
    }

    /// When each partition was last read to its end; a new one counts from its beginning.
    public static Map<LogPartition, Instant> lastAtEnd(DSLContext sql) {
        return sql.selectFrom(POSITIONS)
                .where(POSITIONS.AT_END_AT.isNotNull())
                .fetchMap(
                        PositionRows::partition, row -> Rows.instant(row.get(POSITIONS.AT_END_AT)));
    }

    /// The rows of these partitions, locked in their order until the transaction ends.
    public static Map<LogPartition, PositionRow> locked(
            DSLContext sql, Collection<LogPartition> partitions) {
        return sql.selectFrom(POSITIONS)
                .where(among(partitions))
                .orderBy(POSITIONS.TOPIC, POSITIONS.PARTITION)
                .forUpdate()
                .fetchMap(PositionRows::partition, PositionRows::positionRow);
    }

    public static Map<LogPartition, PositionRow> of(
            DSLContext sql, Collection<LogPartition> partitions) {
        return sql.selectFrom(POSITIONS)
                .where(among(partitions))
                .fetchMap(PositionRows::partition, PositionRows::positionRow);
    }

    private static Condition among(Collection<LogPartition> partitions) {
        var rows = partitions.stream().map(p -> DSL.row(p.topic(), p.partition())).toList();
        return DSL.row(POSITIONS.TOPIC, POSITIONS.PARTITION).in(rows);
    }

    /// Adds the rows that are missing, in the partitions' order: nobody has taken them yet.
    public static void insertMissing(
            DSLContext sql,
            SortedSet<LogPartition> partitions,
            Map<String, String> topicIds,
            Instant now) {
        for (var partition : partitions) {
            insert(sql, partition, topicId(partition, topicIds), now)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private static InsertSetMoreStep<Record> insert(
            DSLContext sql, LogPartition partition, String topicId, Instant now) {
        return sql.insertInto(POSITIONS)
                .set(POSITIONS.TOPIC, partition.topic())
                .set(POSITIONS.PARTITION, partition.partition())
                .set(POSITIONS.TOPIC_ID, topicId)
                .set(POSITIONS.FENCE, 0L)
                .set(POSITIONS.POSITION, 0L)
                .set(POSITIONS.AT_END_AT, Rows.time(now));
    }

    /// Raises the fences of rows that are there, and answers them as they are then. A row of
    /// another topic id is a {@link Fault}.
    public static Map<LogPartition, PositionRow> raiseFences(
            DSLContext sql, Map<LogPartition, PositionRow> rows, Map<String, String> topicIds) {
        var raised = new HashMap<LogPartition, PositionRow>();
        rows.forEach((partition, row) -> {
            checkTopic(partition, row, topicId(partition, topicIds));
            sql.update(POSITIONS)
                    .set(POSITIONS.FENCE, row.fence() + 1)
                    .where(POSITIONS.TOPIC.eq(partition.topic()))
                    .and(POSITIONS.PARTITION.eq(partition.partition()))
                    .execute();
            raised.put(
                    partition,
                    new PositionRow(
                            row.topicId(), row.fence() + 1, row.position(), row.eventTime()));
        });
        return raised;
    }

    private static String topicId(LogPartition partition, Map<String, String> topicIds) {
        var id = topicIds.get(partition.topic());
        if (id == null) {
            throw new IllegalArgumentException("no topic id for " + partition);
        }
        return id;
    }

    private static void checkTopic(LogPartition partition, PositionRow row, String topicId) {
        if (!row.topicId().equals(topicId)) {
            throw new Fault(
                    "topic %s was created anew (id %s, but the tables hold id %s): delete the tables to have them rebuilt"
                            .formatted(partition.topic(), topicId, row.topicId()));
        }
    }

    /// Where a partition is to be, from what its row was read as; `atEndAt` only if that is its
    /// end.
    public record Advance(
            LogPartition partition,
            PositionRow from,
            long to,
            @Nullable Instant eventTime,
            @Nullable Instant atEndAt) {}

    /// Moves the rows, in one exchange, that still hold these fences and positions, and answers the
    /// partitions of those that do not.
    public static List<LogPartition> advance(DSLContext sql, List<Advance> advances) {
        var moved = sql.batch(advances.stream().map(a -> update(sql, a)).toList()).execute();
        var unmoved = new ArrayList<LogPartition>();
        for (int i = 0; i < advances.size(); i++) {
            if (moved[i] != 1) {
                unmoved.add(advances.get(i).partition());
            }
        }
        return unmoved;
    }

    private static Update<?> update(DSLContext sql, Advance advance) {
        var partition = advance.partition();
        var from = advance.from();
        var time = advance.eventTime() == null ? null : Rows.time(advance.eventTime());
        var end = advance.atEndAt() == null ? null : Rows.time(advance.atEndAt());
        return sql.update(POSITIONS)
                .set(POSITIONS.POSITION, advance.to())
                .set(POSITIONS.EVENT_TIME, time)
                .set(
                        POSITIONS.AT_END_AT,
                        end == null ? POSITIONS.AT_END_AT : DSL.val(end, OffsetDateTime.class))
                .where(POSITIONS.TOPIC.eq(partition.topic()))
                .and(POSITIONS.PARTITION.eq(partition.partition()))
                .and(POSITIONS.FENCE.eq(from.fence()))
                .and(POSITIONS.POSITION.eq(from.position()));
    }

    /// How far all of them reach.
    public static Watermark watermark(Map<LogPartition, PositionRow> rows) {
        var positions = new HashMap<LogPartition, Long>();
        rows.forEach((partition, row) -> positions.put(partition, row.position()));
        var newest =
                rows.values().stream()
                        .map(PositionRow::eventTime)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo);
        return new Watermark(newest.orElse(null), positions);
    }

    private static LogPartition partition(Record row) {
        return new LogPartition(row.get(POSITIONS.TOPIC), row.get(POSITIONS.PARTITION));
    }

    private static PositionRow positionRow(Record row) {
        var eventTime = row.get(POSITIONS.EVENT_TIME);
        return new PositionRow(
                row.get(POSITIONS.TOPIC_ID),
                row.get(POSITIONS.FENCE),
                row.get(POSITIONS.POSITION),
                eventTime == null ? null : Rows.instant(eventTime));
    }
}
