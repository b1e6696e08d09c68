package dev.lexlog.schemas.wire.format;

import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wire.format.WireValue.Undecodable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.jspecify.annotations.Nullable;

/// Reads values whoever wrote them, under whatever version of the schema: the writer's schema comes
/// from the registry by id and is resolved to the reader's schema, with text as `String`, or is
/// used as it is when there is no reader's schema. Safe for use by several threads.
public final class AvroReader {
    private final SchemaRegistry registry;
    private final @Nullable Schema readerSchema;
    private final Map<Integer, ValueReader> readers = new ConcurrentHashMap<>();

    public AvroReader(SchemaRegistry registry, @Nullable Schema readerSchema) {
        this.registry = registry;
        this.readerSchema = readerSchema == null ? null : JavaStrings.in(readerSchema);
    }

    /// The datum; {@link Undecodable} for any bytes that hold none, {@link
    /// SchemaRegistry.UnknownSchema} when nobody knows the writer's schema.
    public Object read(byte[] bytes) {
        var value = WireValue.of(bytes);
        var reader = reader(value.schemaId());
        try {
            return reader.read(value);
        } catch (IOException | AvroRuntimeException | ClassCastException e) {
            throw new Undecodable(
                    "not readable with schema " + value.schemaId() + ": " + firstLine(e), e);
        } catch (StackOverflowError e) {
            throw new Undecodable("nested too deeply for schema " + value.schemaId(), e);
        }
    }

    private ValueReader reader(int schemaId) {
        var known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        var reader = reader(registry.byId(schemaId), readerSchema);
        readers.put(schemaId, reader);
        return reader;
    }

    private static ValueReader reader(Schema writer, @Nullable Schema readerSchema) {
        if (readerSchema == null) {
            return ValueReader.of(new GenericDatumReader<>(writer));
        }
        var names = new RecordNames(readerSchema);
        var resolving = ValueReader.of(new GenericDatumReader<>(writer, readerSchema));
        if (names.coverAll(writer)) {
            return resolving;
        }
        var asWritten = ValueReader.of(new GenericDatumReader<>(writer));
        return value -> {
            names.require(asWritten.read(value));
            return resolving.read(value);
        };
    }

    private static String firstLine(Exception e) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    /// Reads values of one writer's schema.
    private interface ValueReader {
        Object read(WireValue value) throws IOException;

        static ValueReader of(GenericDatumReader<Object> reader) {
            return value -> {
                var decoder = new StrictDecoder(value.bytes(), value.start());
                var datum = reader.read(null, decoder);
                if (decoder.remainingBytes() > 0) {
                    throw new Undecodable(
                            decoder.remainingBytes() + " bytes are left behind the record's end");
                }
                return datum;
            };
        }
    }
}
