package dev.lexlog.schemas.wire.format;

import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wire.format.WireValue.Undecodable;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.jspecify.annotations.Nullable;

/// Reads values whoever wrote them, under whatever version of the schema: the writer's schema comes
/// from the registry by id and is resolved to the reader's schema, or is used as it is when there
/// is no reader's schema. Text arrives as `String`. Safe for use by several threads.
public final class AvroReader {
    private final SchemaRegistry registry;
    private final @Nullable Schema readerSchema;
    private final Map<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();

    public AvroReader(SchemaRegistry registry, @Nullable Schema readerSchema) {
        this.registry = registry;
        this.readerSchema = readerSchema == null ? null : withJavaStrings(readerSchema);
    }

    /// The datum; {@link Undecodable} for any bytes that hold none, {@link
    /// SchemaRegistry.UnknownSchema} when nobody knows the writer's schema.
    public Object read(byte[] bytes) {
        var value = WireValue.of(bytes);
        var reader = reader(value.schemaId());
        var decoder = new StrictDecoder(value.bytes(), value.start());
        try {
            var datum = reader.read(null, decoder);
            if (decoder.remainingBytes() > 0) {
                throw new Undecodable(
                        decoder.remainingBytes() + " bytes are left behind the record's end");
            }
            return datum;
        } catch (IOException | AvroRuntimeException | ClassCastException e) {
            throw new Undecodable(
                    "not readable with schema " + value.schemaId() + ": " + firstLine(e), e);
        } catch (StackOverflowError e) {
            throw new Undecodable("nested too deeply for schema " + value.schemaId(), e);
        }
    }

    private DatumReader<Object> reader(int schemaId) {
        var known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        var writer = registry.byId(schemaId);
        var reader =
                new GenericDatumReader<Object>(
                        writer, readerSchema == null ? withJavaStrings(writer) : readerSchema);
        readers.put(schemaId, reader);
        return reader;
    }

    private static String firstLine(Exception e) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    private static Schema withJavaStrings(Schema schema) {
        var copy = new Schema.Parser().parse(schema.toString());
        markStrings(copy, Collections.newSetFromMap(new IdentityHashMap<>()));
        return copy;
    }

    private static void markStrings(Schema schema, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        switch (schema.getType()) {
            case STRING -> GenericData.setStringType(schema, StringType.String);
            case MAP -> {
                GenericData.setStringType(schema, StringType.String);
                markStrings(schema.getValueType(), seen);
            }
            case ARRAY -> markStrings(schema.getElementType(), seen);
            case UNION -> schema.getTypes().forEach(type -> markStrings(type, seen));
            case RECORD -> schema.getFields().forEach(f -> markStrings(f.schema(), seen));
            case ENUM, FIXED, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
