package dev.lexlog.worker.stream;

import static dev.lexlog.schemas.failure.ReasonCode.NO_KEY;
import static dev.lexlog.schemas.failure.ReasonCode.NO_VALUE;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_LARGE;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import dev.lexlog.worker.document.Delta;
import dev.lexlog.worker.document.Delta.Write;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Limits;
import dev.lexlog.worker.stage.Origin;
import dev.lexlog.worker.stream.DocumentsTopology.Parts;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Takes one input record: reroutes it, refuses it, or writes what it changes. It looks at the key,
/// the value, its size, the partition and the encoding, in this order; then the parts decide.
final class DocumentsProcessor extends ContextualProcessor<byte[], byte[], Routed, byte[]> {
    private final Parts parts;

    DocumentsProcessor(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        if (input.key() == null) {
            refuse(input, NO_KEY, "the record has no key: send the document's name as its key");
            return;
        }
        if (input.value() == null) {
            refuse(
                    input,
                    NO_VALUE,
                    "the record has no value: to remove a document, send a DocumentRemoved");
            return;
        }
        if (input.value().length > Limits.RECORD_BYTES) {
            refuse(
                    input,
                    TOO_LARGE,
                    "the record's value has %,d bytes, the most is %,d: split the document"
                            .formatted(input.value().length, Limits.RECORD_BYTES));
            return;
        }
        if (input.key().length > Limits.NAME_BYTES) {
            refuse(
                    input,
                    TOO_LONG,
                    "the record's key has %,d bytes, the most is %,d: the key must be the name"
                            .formatted(input.key().length, Limits.NAME_BYTES));
            return;
        }
        if (liesInForeignPartition(input.key())) {
            reroute(input);
            return;
        }
        switch (parts.insistence()
                .on(() -> parts.events().decode(InputTopic.DOCUMENTS, input.value()))) {
            case Decoded.Refused(var refusal) -> refuse(input, refusal);
            case Decoded.Event(InputEvent event) -> take(input, (DocumentEvent) event);
        }
    }

    /// A rerouted record lies where its key leads.
    private boolean liesInForeignPartition(byte[] key) {
        return !isRerouted() && Partitions.of(key, parts.partitions()) != recordedAt().partition();
    }

    private void reroute(Record<byte[], byte[]> input) {
        context()
                .forward(
                        new Record<>(
                                Routed.byItself(input.key()),
                                input.value(),
                                input.timestamp(),
                                headers(recordedAt())),
                        DocumentsTopology.REROUTED_SINK);
    }

    private void take(Record<byte[], byte[]> input, DocumentEvent event) {
        var brokerTime = Instant.ofEpochMilli(input.timestamp());
        switch (parts.diff().of(event, input.key(), brokerTime, state())) {
            case Checked.Bad<Delta>(var refusal) -> refuse(input, refusal);
            case Checked.Good<Delta>(var delta) -> {
                delta.writes().forEach(write -> write(input, write));
                delta.memories().forEach(state()::remember);
            }
        }
    }

    private void write(Record<byte[], byte[]> input, Write write) {
        switch (write) {
            case Write.Put(var row) ->
                    forward(
                            input,
                            row.table(),
                            row.key(),
                            parts.insistence().on(() -> parts.rows().encode(row)));
            case Write.Tombstone(var table, var key) -> forward(input, table, key, null);
        }
    }

    private void forward(
            Record<byte[], byte[]> input, LogTable table, String key, byte @Nullable [] value) {
        context()
                .forward(
                        new Record<>(Routed.by(input.key(), key), value, input.timestamp()),
                        DocumentsTopology.sink(table));
    }

    private void refuse(Record<byte[], byte[]> input, ReasonCode reason, String message) {
        refuse(input, new Refusal(reason, message));
    }

    private void refuse(Record<byte[], byte[]> input, Refusal refusal) {
        var origin = isRerouted() ? carried(input.headers()) : recordedAt();
        context()
                .forward(
                        DeadLetter.of(
                                refusal, origin, input.key(), input.value(), input.timestamp()),
                        DocumentsTopology.DEAD_LETTER_SINK);
    }

    private boolean isRerouted() {
        return recordedAt().topic().equals(parts.topics().internal(InputTopic.DOCUMENTS));
    }

    private Origin recordedAt() {
        var metadata = context().recordMetadata().orElseThrow();
        return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    }

    private static Headers headers(Origin origin) {
        return new RecordHeaders()
                .add("origin-topic", origin.topic().getBytes(UTF_8))
                .add("origin-partition", Integer.toString(origin.partition()).getBytes(UTF_8))
                .add("origin-offset", Long.toString(origin.offset()).getBytes(UTF_8));
    }

    private static Origin carried(Headers headers) {
        return new Origin(
                text(headers, "origin-topic"),
                Integer.parseInt(text(headers, "origin-partition")),
                Long.parseLong(text(headers, "origin-offset")));
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private StoredDocuments state() {
        return new StoredDocuments(
                context().getStateStore(DocumentsTopology.DOCUMENT_STORE),
                context().getStateStore(DocumentsTopology.CHUNK_STORE));
    }
}
