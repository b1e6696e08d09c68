package dev.lexlog.schemas.wire.serde;

import dev.lexlog.schemas.wire.format.AvroWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/// Writes data of its own schema under the registered one.
interface DatumEncoder {
    byte[] encode(Object datum);

    static DatumEncoder of(int id, Schema own, Schema registered) {
        var writer = new AvroWriter(id, registered, new SpecificDatumWriter<>(registered));
        return own.equals(registered)
                ? writer::write
                : datum -> writer.write(resolved(datum, own, registered));
    }

    /// Fields are matched by name, as a reader with the registered schema would see them: writing
    /// the datum as it is would match them by position.
    private static Object resolved(Object datum, Schema own, Schema registered) {
        try {
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<>(own).write(datum, encoder);
            encoder.flush();
            return new GenericDatumReader<>(own, registered)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
