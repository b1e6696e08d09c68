package dev.lexlog.schemas.wire.format;

import dev.lexlog.schemas.wire.format.WireValue.Undecodable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Avro resolves a record that the reader's union does not know to any branch whose fields fit, so
/// a new kind of change could pass for a removal. Here a record is what its name says (without the
/// namespace), or nothing.
record RecordNames(Schema reader) {
    /// Whether every record that this writer can write has a name that the reader knows in its
    /// place.
    boolean coverAll(Schema writer) {
        return cover(writer, reader, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean cover(Schema writer, Schema reader, Set<Schema> seen) {
        return branches(writer).stream()
                .allMatch(branch ->
                        switch (branch.getType()) {
                            case RECORD -> coverRecord(branch, reader, seen);
                            case ARRAY ->
                                    branch(reader, Schema.Type.ARRAY)
                                            .map(Schema::getElementType)
                                            .map(r -> cover(branch.getElementType(), r, seen))
                                            .orElse(true);
                            case MAP ->
                                    branch(reader, Schema.Type.MAP)
                                            .map(Schema::getValueType)
                                            .map(r -> cover(branch.getValueType(), r, seen))
                                            .orElse(true);
                            default -> true;
                        });
    }

    private static boolean coverRecord(Schema writer, Schema reader, Set<Schema> seen) {
        var same = named(writer.getName(), reader);
        if (same.isEmpty()) {
            return false;
        }
        return !seen.add(writer)
                || same.get().getFields().stream()
                        .allMatch(field -> {
                            var written = writer.getField(field.name());
                            return written == null || cover(written.schema(), field.schema(), seen);
                        });
    }

    /// Refuses a datum, as its writer wrote it, with a record that the reader does not know in its
    /// place.
    void require(@Nullable Object datum) {
        require(datum, reader);
    }

    private static void require(@Nullable Object datum, Schema reader) {
        switch (datum) {
            case IndexedRecord record -> requireRecord(record, reader);
            case List<?> items ->
                    branch(reader, Schema.Type.ARRAY)
                            .ifPresent(
                                    r -> items.forEach(item -> require(item, r.getElementType())));
            case Map<?, ?> map ->
                    branch(reader, Schema.Type.MAP)
                            .ifPresent(
                                    r -> map.values().forEach(v -> require(v, r.getValueType())));
            case null, default -> {}
        }
    }

    private static void requireRecord(IndexedRecord record, Schema reader) {
        var name = record.getSchema().getName();
        var same =
                named(name, reader)
                        .orElseThrow(() ->
                                new Undecodable(
                                        "a " + name + " is not known here: " + names(reader)));
        for (var field : same.getFields()) {
            var written = record.getSchema().getField(field.name());
            if (written != null) {
                require(record.get(written.pos()), field.schema());
            }
        }
    }

    private static Optional<Schema> named(String name, Schema schema) {
        return branches(schema).stream()
                .filter(b -> b.getType() == Schema.Type.RECORD && b.getName().equals(name))
                .findFirst();
    }

    private static Optional<Schema> branch(Schema schema, Schema.Type type) {
        return branches(schema).stream().filter(b -> b.getType() == type).findFirst();
    }

    private static List<String> names(Schema schema) {
        return branches(schema).stream().map(Schema::getName).toList();
    }

    private static List<Schema> branches(Schema schema) {
        return schema.getType() == Schema.Type.UNION ? schema.getTypes() : List.of(schema);
    }
}
