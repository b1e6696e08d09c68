package dev.lexlog.schemas.wire.format;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;

/// Schemas marked so that text is read as `String` instead of Avro's `Utf8`.
public final class JavaStrings {
    private JavaStrings() {}

    /// A marked copy; the schema itself stays what the registry knows.
    public static Schema in(Schema schema) {
        var copy = new Schema.Parser().parse(schema.toString());
        mark(copy, Collections.newSetFromMap(new IdentityHashMap<>()));
        return copy;
    }

    private static void mark(Schema schema, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        switch (schema.getType()) {
            case STRING -> GenericData.setStringType(schema, StringType.String);
            case MAP -> {
                GenericData.setStringType(schema, StringType.String);
                mark(schema.getValueType(), seen);
            }
            case ARRAY -> mark(schema.getElementType(), seen);
            case UNION -> schema.getTypes().forEach(type -> mark(type, seen));
            case RECORD -> schema.getFields().forEach(field -> mark(field.schema(), seen));
            case ENUM, FIXED, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
