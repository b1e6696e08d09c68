package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/// The subjects that must exist before the first record is written.
public final class RegisteredSchemas {
    private RegisteredSchemas() {}

    /// Registers what is missing and has every subject checked for BACKWARD compatibility.
    /// Registering again changes nothing; an incompatible schema is a {@link
    /// dev.lexlog.schemas.failure.Fault}.
    public static void registerAll(SchemaRegistry registry, Topics topics) {
        bySubject(topics).forEach((subject, schema) -> register(registry, subject, schema));
    }

    /// The subject of a further model's topic, likewise.
    public static void registerEmbeddings(
            SchemaRegistry registry, Topics topics, String embeddings) {
        var subject = subject(topics.embeddings(embeddings));
        register(registry, subject, EventSchemas.of(LogTable.EMBEDDINGS));
    }

    /// The subject of a topic's values (Confluent's TopicNameStrategy).
    public static String subject(String topic) {
        return topic + "-value";
    }

    private static void register(SchemaRegistry registry, String subject, Schema schema) {
        registry.requireBackward(subject);
        registry.register(subject, schema);
    }

    static Map<String, Schema> bySubject(Topics topics) {
        var schemas = new LinkedHashMap<String, Schema>();
        for (var input : InputTopic.values()) {
            schemas.put(subject(topics.input(input)), EventSchemas.of(input));
        }
        for (var table : LogTable.values()) {
            schemas.put(subject(topics.log(table)), EventSchemas.of(table));
        }
        return schemas;
    }
}
