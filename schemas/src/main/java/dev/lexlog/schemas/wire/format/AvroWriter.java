package dev.lexlog.schemas.wire.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/// Writes data of one schema under the id that the registry gave it. Safe for use by several
/// threads.
public final class AvroWriter {
    private final DatumWriter<Object> writer;
    private final byte[] header;

    public AvroWriter(int schemaId, Schema schema) {
        this(schemaId, schema, new GenericDatumWriter<>(schema));
    }

    /// With Avro's writer for other data than generic records.
    public AvroWriter(int schemaId, Schema schema, DatumWriter<Object> writer) {
        writer.setSchema(schema);
        this.writer = writer;
        this.header =
                ByteBuffer.allocate(WireValue.HEADER).put(WireValue.MAGIC).putInt(schemaId).array();
    }

    public byte[] write(Object datum) {
        var out = new ByteArrayOutputStream(512);
        out.writeBytes(header);
        try {
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            writer.write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
