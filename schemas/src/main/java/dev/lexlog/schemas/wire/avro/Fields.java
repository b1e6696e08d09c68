package dev.lexlog.schemas.wire.avro;

import dev.lexlog.schemas.model.DocumentId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// The fields of one Avro record by name, as the domain's types.
public record Fields(IndexedRecord record) {
    public static Fields of(@Nullable Object datum) {
        if (datum instanceof IndexedRecord record) {
            return new Fields(record);
        }
        throw new IllegalArgumentException("not an Avro record: " + datum);
    }

    public static Fields empty(Schema schema) {
        return new Fields(new GenericData.Record(schema));
    }

    /// The record's name, without the namespace.
    public String kind() {
        return record.getSchema().getName();
    }

    public Fields with(String name, @Nullable Object value) {
        record.put(position(name), value);
        return this;
    }

    /// Null is 0.
    public Fields with(String name, @Nullable Instant value) {
        return with(name, (Object) (value == null ? 0L : value.toEpochMilli()));
    }

    public Fields withOrNull(String name, @Nullable Instant value) {
        return with(name, value == null ? null : (Object) value.toEpochMilli());
    }

    public Fields with(String name, byte @Nullable [] value) {
        return with(name, (Object) (value == null ? null : ByteBuffer.wrap(value)));
    }

    /// Domain and session, and the document's name under `nameField`.
    public Fields with(String nameField, DocumentId id) {
        return with(nameField, (Object) id.name())
                .with("domain_id", (Object) id.domain())
                .with("session_id", (Object) id.session());
    }

    public @Nullable Object value(String name) {
        return record.get(position(name));
    }

    public @Nullable String textOrNull(String name) {
        return (String) value(name);
    }

    public String text(String name) {
        return (String) required(name);
    }

    public int number(String name) {
        return (Integer) required(name);
    }

    public @Nullable Integer numberOrNull(String name) {
        return (Integer) value(name);
    }

    public long count(String name) {
        return (Long) required(name);
    }

    public double decimal(String name) {
        return (Double) required(name);
    }

    public boolean flag(String name) {
        return (Boolean) required(name);
    }

    public Instant time(String name) {
        return Instant.ofEpochMilli((Long) required(name));
    }

    public @Nullable Instant timeOrNull(String name) {
        return value(name) instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
    }

    public byte @Nullable [] bytesOrNull(String name) {
        return value(name) instanceof ByteBuffer buffer ? copy(buffer) : null;
    }

    public byte[] bytes(String name) {
        return copy((ByteBuffer) required(name));
    }

    public List<String> texts(String name) {
        return ((List<?>) required(name)).stream().map(String.class::cast).toList();
    }

    public Map<String, String> textMap(String name) {
        return textMap((Map<?, ?>) required(name));
    }

    public Map<String, Map<String, String>> textMaps(String name) {
        var result = new TreeMap<String, Map<String, String>>();
        ((Map<?, ?>) required(name))
                .forEach((k, v) -> result.put((String) k, textMap((Map<?, ?>) v)));
        return result;
    }

    public Fields fields(String name) {
        return of(required(name));
    }

    public <T> List<T> list(String name, Function<Fields, T> item) {
        return ((List<?>) required(name)).stream().map(Fields::of).map(item).toList();
    }

    public DocumentId document(String nameField) {
        return new DocumentId(textOrNull("domain_id"), textOrNull("session_id"), text(nameField));
    }

    /// The value that is called what the field says.
    public <T> T named(String name, Function<String, Optional<T>> byName) {
        return byName.apply(text(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " " + text(name)));
    }

    private Object required(String name) {
        var value = value(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is null");
        }
        return value;
    }

    private int position(String name) {
        var field = record.getSchema().getField(name);
        if (field == null) {
            throw new IllegalArgumentException("a " + kind() + " has no field " + name);
        }
        return field.pos();
    }

    private static Map<String, String> textMap(Map<?, ?> map) {
        var result = new TreeMap<String, String>();
        map.forEach((k, v) -> result.put((String) k, (String) v));
        return result;
    }

    private static byte[] copy(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
