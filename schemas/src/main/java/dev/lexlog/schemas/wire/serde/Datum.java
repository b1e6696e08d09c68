package dev.lexlog.schemas.wire.serde;

import java.nio.ByteBuffer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;

/// What a producer may hand over: records with their schema, or plain values, whose schema is their
/// type's.
final class Datum {
    private Datum() {}

    static Schema schema(Object datum) {
        return switch (datum) {
            case GenericContainer container -> container.getSchema();
            case CharSequence _ -> Schema.create(Schema.Type.STRING);
            case byte[] _ -> Schema.create(Schema.Type.BYTES);
            case ByteBuffer _ -> Schema.create(Schema.Type.BYTES);
            case Integer _ -> Schema.create(Schema.Type.INT);
            case Long _ -> Schema.create(Schema.Type.LONG);
            case Float _ -> Schema.create(Schema.Type.FLOAT);
            case Double _ -> Schema.create(Schema.Type.DOUBLE);
            case Boolean _ -> Schema.create(Schema.Type.BOOLEAN);
            default ->
                    throw new AvroTypeException(
                            datum.getClass().getName()
                                    + " is no Avro record and no text, number or bytes");
        };
    }

    static Object toAvro(Object datum) {
        return datum instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : datum;
    }

    static Object fromAvro(Object datum) {
        return switch (datum) {
            case CharSequence text -> text.toString();
            case ByteBuffer buffer -> {
                var bytes = new byte[buffer.remaining()];
                buffer.duplicate().get(bytes);
                yield bytes;
            }
            default -> datum;
        };
    }
}
