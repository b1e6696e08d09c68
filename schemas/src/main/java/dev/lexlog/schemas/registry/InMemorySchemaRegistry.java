package dev.lexlog.schemas.registry;

import dev.lexlog.schemas.failure.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/// A registry that forgets everything with the process: the test double. Like the real one it gives
/// equal schemas one id and accepts only versions that can read what the latest wrote (BACKWARD).
public final class InMemorySchemaRegistry implements SchemaRegistry {
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Schema>> versions = new HashMap<>();

    @Override
    public synchronized int register(String subject, Schema schema) {
        var known = versions.computeIfAbsent(subject, s -> new ArrayList<>());
        if (!known.contains(schema)) {
            requireCompatible(subject, known, schema);
            known.add(schema);
        }
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return id(schema);
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!versions.getOrDefault(subject, List.of()).contains(schema)) {
            throw new Fault("schema " + schema.getFullName() + " is not registered: " + subject);
        }
        return id(schema);
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new UnknownSchema(id);
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized Optional<Registered> latest(String subject) {
        var known = versions.getOrDefault(subject, List.of());
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Registered(id(known.getLast()), known.getLast()));
    }

    @Override
    public void requireBackward(String subject) {}

    private int id(Schema schema) {
        return schemas.indexOf(schema) + 1;
    }

    private static void requireCompatible(String subject, List<Schema> known, Schema schema) {
        if (known.isEmpty()) {
            return;
        }
        var check = SchemaCompatibility.checkReaderWriterCompatibility(schema, known.getLast());
        if (check.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new Fault(
                    "the schema registry refuses "
                            + schema.getFullName()
                            + " as incompatible with "
                            + subject
                            + ": "
                            + check.getResult().getIncompatibilities());
        }
    }
}
