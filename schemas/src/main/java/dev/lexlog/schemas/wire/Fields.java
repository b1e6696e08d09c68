package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Source;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// The fields of one Avro record by name, as the domain's types.
record Fields(IndexedRecord record) {
    static Fields of(@Nullable Object datum) {
        if (datum instanceof IndexedRecord record) {
            return new Fields(record);
        }
        throw new IllegalArgumentException("not an Avro record: " + datum);
    }

    static Fields empty(Schema schema) {
        return new Fields(new GenericData.Record(schema));
    }

    Fields with(String name, @Nullable Object value) {
        record.put(position(name), value);
        return this;
    }

    Fields with(String name, @Nullable Instant value) {
        return with(name, (Object) (value == null ? 0L : value.toEpochMilli()));
    }

    Fields with(String name, byte @Nullable [] value) {
        return with(name, (Object) (value == null ? null : ByteBuffer.wrap(value)));
    }

    /// Domain and session, and the document's name under `nameField`.
    Fields with(String nameField, DocumentId id) {
        return with(nameField, (Object) id.name())
                .with("domain_id", (Object) id.domain())
                .with("session_id", (Object) id.session());
    }

    @Nullable Object value(String name) {
        return record.get(position(name));
    }

    @Nullable String textOrNull(String name) {
        return (String) value(name);
    }

    String text(String name) {
        return (String) required(name);
    }

    int number(String name) {
        return (Integer) required(name);
    }

    Instant time(String name) {
        return Instant.ofEpochMilli((Long) required(name));
    }

    byte @Nullable [] bytesOrNull(String name) {
        return value(name) instanceof ByteBuffer buffer ? copy(buffer) : null;
    }

    byte[] bytes(String name) {
        return copy((ByteBuffer) required(name));
    }

    Map<String, String> texts(String name) {
        var result = new TreeMap<String, String>();
        ((Map<?, ?>) required(name)).forEach((k, v) -> result.put((String) k, (String) v));
        return result;
    }

    DocumentId document(String nameField) {
        return new DocumentId(textOrNull("domain_id"), textOrNull("session_id"), text(nameField));
    }

    Source source() {
        return Source.named(text("source"))
                .orElseThrow(() -> new IllegalArgumentException("source " + text("source")));
    }

    ChunkType chunkType() {
        return ChunkType.named(text("chunk_type"))
                .orElseThrow(
                        () -> new IllegalArgumentException("chunk type " + text("chunk_type")));
    }

    private Object required(String name) {
        var value = value(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        return value;
    }

    private int position(String name) {
        return record.getSchema().getField(name).pos();
    }

    private static byte[] copy(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
