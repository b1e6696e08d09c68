package dev.lexlog.schemas.registry;

import org.apache.avro.Schema;

/// Schemas by subject and id. Throws {@link dev.lexlog.schemas.failure.Unavailable} while the
/// registry does not answer and {@link dev.lexlog.schemas.failure.Fault} when it refuses a schema
/// as incompatible.
public interface SchemaRegistry {
    /// The id of the schema under the subject, registering it when the registry lacks it.
    int register(String subject, Schema schema);

    /// The id that the schema already has under the subject.
    int idOf(String subject, Schema schema);

    /// The schema with this id; {@link UnknownSchema} when the registry has none.
    Schema byId(int id);

    /// No schema has this id: a producer wrote to another registry, or made the id up.
    final class UnknownSchema extends RuntimeException {
        public UnknownSchema(int id) {
            super("the schema registry knows no schema with id " + id);
        }
    }
}
