package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Positions.POSITIONS;

import dev.lexlog.schemas.topic.LogPartition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
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

    public static void insert(
            DSLContext sql, LogPartition partition, String topicId, long fence, Instant now) {
        sql.insertInto(POSITIONS)
                .set(POSITIONS.TOPIC, partition.topic())
                .set(POSITIONS.PARTITION, partition.partition())
                .set(POSITIONS.TOPIC_ID, topicId)
                .set(POSITIONS.FENCE, fence)
                .set(POSITIONS.POSITION, 0L)
                .set(POSITIONS.AT_END_AT, Rows.time(now))
                .execute();
    }

    public static void raiseFence(DSLContext sql, LogPartition partition, long fence) {
        sql.update(POSITIONS)
                .set(POSITIONS.FENCE, fence)
                .where(POSITIONS.TOPIC.eq(partition.topic()))
                .and(POSITIONS.PARTITION.eq(partition.partition()))
                .execute();
    }

    /// Moves a row if it still holds this fence and position, and says whether it did.
    public static boolean advance(
            DSLContext sql,
            LogPartition partition,
            PositionRow from,
            long to,
            @Nullable Instant eventTime,
            @Nullable Instant atEndAt) {
        var time = eventTime == null ? null : Rows.time(eventTime);
        var end = atEndAt == null ? null : Rows.time(atEndAt);
        int rows =
                sql.update(POSITIONS)
                        .set(POSITIONS.POSITION, to)
                        .set(POSITIONS.EVENT_TIME, time)
                        .set(
                                POSITIONS.AT_END_AT,
                                end == null
                                        ? POSITIONS.AT_END_AT
                                        : DSL.val(end, OffsetDateTime.class))
                        .where(POSITIONS.TOPIC.eq(partition.topic()))
                        .and(POSITIONS.PARTITION.eq(partition.partition()))
                        .and(POSITIONS.FENCE.eq(from.fence()))
                        .and(POSITIONS.POSITION.eq(from.position()))
                        .execute();
        return rows == 1;
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
