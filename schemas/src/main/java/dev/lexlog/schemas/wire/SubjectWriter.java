package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wire.format.AvroWriter;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Writes records under the id that their schema has in a subject, which it asks for once.
final class SubjectWriter {
    private final SchemaRegistry registry;
    private final String subject;
    private final Schema schema;
    private volatile @Nullable AvroWriter writer;

    SubjectWriter(SchemaRegistry registry, String subject, Schema schema) {
        this.registry = registry;
        this.subject = subject;
        this.schema = schema;
    }

    byte[] write(IndexedRecord record) {
        return writer().write(record);
    }

    private AvroWriter writer() {
        var known = writer;
        if (known != null) {
            return known;
        }
        var asked = new AvroWriter(registry.idOf(subject, schema), schema);
        writer = asked;
        return asked;
    }
}
