package dev.lexlog.schemas.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// JSON values as Avro data of a schema. `path` leads to the value, for messages, as in
/// `mentions[2].`.
final class JsonDatum {
    private static final int LONGEST_SHOWN = 60;

    private JsonDatum() {}

    /// A value is missing, unknown or of another type; the message names it.
    static final class BadField extends RuntimeException {
        BadField(String message) {
            super(message);
        }
    }

    /// A record of those fields of the object that the schema has.
    static IndexedRecord record(JsonNode object, Schema schema, String path) {
        var record = new GenericData.Record(schema);
        for (var field : schema.getFields()) {
            record.put(field.pos(), field(object, field, path));
        }
        return record;
    }

    /// Null in the object counts as left out.
    static @Nullable Object field(JsonNode object, Field field, String path) {
        var value = object.path(field.name());
        if (!value.isMissingNode() && !value.isNull()) {
            return datum(value, field.schema(), path + field.name());
        }
        if (!field.hasDefaultValue()) {
            throw new BadField("\"%s%s\" is missing".formatted(path, field.name()));
        }
        return GenericData.get().getDefaultValue(field);
    }

    static void refuseOthers(JsonNode object, Collection<String> known, String path) {
        for (var property : object.properties()) {
            if (!known.contains(property.getKey())) {
                throw new BadField(
                        "unknown field \"%s%s\": known are %s"
                                .formatted(path, property.getKey(), String.join(", ", known)));
            }
        }
    }

    /// The value as JSON, cut when long.
    static String shown(JsonNode value) {
        var text = value.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private static Object datum(JsonNode value, Schema schema, String path) {
        return switch (schema.getType()) {
            case UNION -> datum(value, unlessNull(schema), path);
            case RECORD -> nested(value, schema, path);
            case ARRAY -> list(value, schema.getElementType(), path);
            case MAP -> map(value, schema.getValueType(), path);
            case STRING -> text(value, path);
            case BYTES -> vector(value, path);
            case BOOLEAN -> flag(value, path);
            case INT -> number(value, path);
            case LONG ->
                    schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                            ? millis(value, path)
                            : count(value, path);
            case DOUBLE -> decimal(value, path);
            case FLOAT, ENUM, FIXED, NULL ->
                    throw new IllegalArgumentException("no event has a " + schema.getType());
        };
    }

    private static Schema unlessNull(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static IndexedRecord nested(JsonNode value, Schema schema, String path) {
        if (!value.isObject()) {
            throw wrong(value, "an object", path);
        }
        refuseOthers(value, schema.getFields().stream().map(Field::name).toList(), path + ".");
        return record(value, schema, path + ".");
    }

    private static Object list(JsonNode value, Schema items, String path) {
        if (!value.isArray()) {
            throw wrong(value, "an array", path);
        }
        var list = new ArrayList<Object>(value.size());
        for (var item : value) {
            list.add(datum(item, items, "%s[%d]".formatted(path, list.size())));
        }
        return list;
    }

    private static Object map(JsonNode value, Schema values, String path) {
        if (!value.isObject()) {
            throw wrong(value, "an object", path);
        }
        var map = new LinkedHashMap<String, Object>();
        for (var property : value.properties()) {
            map.put(
                    property.getKey(),
                    datum(property.getValue(), values, path + "." + property.getKey()));
        }
        return map;
    }

    private static String text(JsonNode value, String path) {
        if (!value.isTextual()) {
            throw wrong(value, "a string", path);
        }
        return value.textValue();
    }

    private static boolean flag(JsonNode value, String path) {
        if (!value.isBoolean()) {
            throw wrong(value, "true or false", path);
        }
        return value.booleanValue();
    }

    private static int number(JsonNode value, String path) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(value, "a whole number", path);
        }
        return value.intValue();
    }

    private static long count(JsonNode value, String path) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(value, "a whole number", path);
        }
        return value.longValue();
    }

    private static double decimal(JsonNode value, String path) {
        if (!value.isNumber()) {
            throw wrong(value, "a number", path);
        }
        return value.doubleValue();
    }

    private static long millis(JsonNode value, String path) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        try {
            return Instant.parse(value.asText()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong(value, "an RFC 3339 time or milliseconds since 1970", path);
        }
    }

    /// float32, little-endian.
    private static ByteBuffer vector(JsonNode value, String path) {
        if (!value.isArray()) {
            throw wrong(value, "an array of numbers", path);
        }
        var bytes = ByteBuffer.allocate(value.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var number : value) {
            if (!number.isNumber()) {
                throw wrong(value, "an array of numbers", path);
            }
            bytes.putFloat(number.floatValue());
        }
        return bytes.flip();
    }

    private static BadField wrong(JsonNode value, String wanted, String path) {
        return new BadField("\"%s\" is %s, not %s".formatted(path, wanted, shown(value)));
    }
}
