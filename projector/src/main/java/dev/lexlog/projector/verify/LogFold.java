package dev.lexlog.projector.verify;

import dev.lexlog.projector.LostRecords;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.store.digest.RowHash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Takes notes on one log topic from its beginning, by a consumer of its own. What lies before the
/// positions of the tables is to be found in them; from there to the end only the keys matter.
final class LogFold {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int EXAMPLES = 5;

    private final LogCodec codec;
    private final UnaryOperator<LogRow> stored;
    private final LogTable table;
    private final Notes notes;
    private final Lanes lanes;
    private final List<String> unreadable = new ArrayList<>();
    private long unreadableCount;

    LogFold(
            LogCodec codec,
            UnaryOperator<LogRow> stored,
            LogTable table,
            Notes notes,
            Lanes lanes) {
        this.codec = codec;
        this.stored = stored;
        this.table = table;
        this.notes = notes;
        this.lanes = lanes;
    }

    void read(ProjectorConfig config, Map<LogPartition, Long> positions) {
        var targets = new HashMap<TopicPartition, Long>();
        positions.forEach((p, to) -> targets.put(new TopicPartition(p.topic(), p.partition()), to));
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(config.reader("verifier"), bytes, bytes)) {
            consumer.assign(targets.keySet());
            var ends = consumer.endOffsets(targets.keySet());
            positions.forEach((p, to) ->
                    LostRecords.check(
                            p,
                            to,
                            ends.getOrDefault(new TopicPartition(p.topic(), p.partition()), to)));
            consumer.seekToBeginning(targets.keySet());
            readTo(consumer, targets, targets);
            // Whatever compaction took from before, its successor is there by now.
            readTo(consumer, consumer.endOffsets(targets.keySet()), targets);
        } catch (KafkaException e) {
            throw new Unavailable("cannot read " + table + ": " + e.getMessage(), e);
        }
    }

    private void readTo(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, Long> targets) {
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            lanes.check();
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                note(record, record.offset() < targets.getOrDefault(partition, 0L));
            }
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record, boolean before) {
        if (!before) {
            notes.take(Note.of(Note.Kind.SUPERSEDED, record.key(), record.partition(), null));
            return;
        }
        try {
            var change = codec.decode(table, record.key(), record.value(), record.offset());
            requireCanonical(record.key(), change);
            var hash =
                    change instanceof Change.Put put ? RowHash.of(stored.apply(put.row())) : null;
            notes.take(Note.of(Note.Kind.LOGGED, record.key(), record.partition(), hash));
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            unreadableCount++;
            if (unreadable.size() < EXAMPLES) {
                unreadable.add(
                        "partition %d, offset %d: %s"
                                .formatted(record.partition(), record.offset(), e.getMessage()));
            }
        }
    }

    private static void requireCanonical(byte[] key, Change change) {
        if (!Arrays.equals(key, change.key().getBytes(StandardCharsets.UTF_8)) || !isUtf8(key)) {
            throw new IllegalArgumentException(
                    "the key is not the UTF-8 text of its row's key " + change.key());
        }
    }

    private static boolean isUtf8(byte[] key) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    long unreadableCount() {
        return unreadableCount;
    }

    List<String> unreadable() {
        return List.copyOf(unreadable);
    }
}
