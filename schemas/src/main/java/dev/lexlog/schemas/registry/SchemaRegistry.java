package dev.lexlog.schemas.registry;

import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Schemas by subject and id. Throws {@link dev.lexlog.schemas.failure.Unavailable} while the
/// registry does not answer and {@link dev.lexlog.schemas.failure.Fault} when it refuses what it is
/// asked: an incompatible schema, a wrong password. Safe for use by several threads.
public interface SchemaRegistry {
    /// The id of the schema under the subject, registering it when the registry lacks it.
    int register(String subject, Schema schema);

    /// The id that the schema already has under the subject; a fault when it has none.
    int idOf(String subject, Schema schema);

    /// The schema with this id; {@link UnknownSchema} when the registry has none, {@link
    /// UnreadableSchema} when what it has is no Avro schema.
    Schema byId(int id);

    /// The subject's newest version.
    Optional<Registered> latest(String subject);

    /// Makes the subject refuse versions that cannot read what was written before (BACKWARD or
    /// stricter), if it does not already.
    void requireBackward(String subject);

    /// A schema and its id.
    record Registered(int id, Schema schema) {}

    /// No schema has this id: a producer wrote to another registry, or made the id up.
    final class UnknownSchema extends RuntimeException {
        public UnknownSchema(int id) {
            super("the schema registry knows no schema with id " + id);
        }
    }

    /// The id is known, but its schema is of no use to a reader of Avro.
    final class UnreadableSchema extends RuntimeException {
        public UnreadableSchema(int id, @Nullable String why) {
            super("schema " + id + " is no readable Avro schema: " + why);
        }
    }
}
