package dev.lexlog.projector;

import dev.lexlog.projector.Gathered.Stretch;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.store.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What polls brought, as slices of the held partitions: each from our position to Kafka's, which
/// also moves where nothing but transaction markers and aborted records lay.
record Slices(Topics topics, LogCodec codec) {
    List<Slice> of(List<Stretch> batch, Assignment assignment) {
        var slices = new ArrayList<Slice>();
        for (var stretch : batch) {
            var partition = Assignment.logPartition(stretch.partition());
            var from = assignment.position(partition);
            if (from.isPresent() && stretch.to() > from.getAsLong()) {
                boolean atEnd = stretch.last() && assignment.atEnd(partition);
                slices.add(
                        slice(partition, from.getAsLong(), stretch.to(), atEnd, stretch.records()));
            }
        }
        return slices;
    }

    private Slice slice(
            LogPartition partition,
            long from,
            long to,
            boolean atEnd,
            List<ConsumerRecord<byte[], byte[]>> records) {
        var changes = new ArrayList<Change>(records.size());
        long newest = Long.MIN_VALUE;
        for (var record : records) {
            changes.add(change(partition, record));
            newest = Math.max(newest, record.timestamp());
        }
        var eventTime = records.isEmpty() ? null : Instant.ofEpochMilli(newest);
        return new Slice(partition, from, to, eventTime, atEnd, changes);
    }

    private Change change(LogPartition partition, ConsumerRecord<byte[], byte[]> record) {
        var table = topics.tableOf(partition.topic());
        try {
            return codec.decode(table.orElseThrow(), record.key(), record.value(), record.offset());
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Fault(
                    "cannot read "
                            + partition
                            + " at offset "
                            + record.offset()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
