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
        bySubject(topics)
                .forEach((subject, schema) -> {
                    registry.requireBackward(subject);
                    registry.register(subject, schema);
                });
    }

    /// The subject of a topic's values (Confluent's TopicNameStrategy).
    public static String subject(String topic) {
        return topic + "-value";
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
