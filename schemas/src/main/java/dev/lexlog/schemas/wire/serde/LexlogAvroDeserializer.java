package dev.lexlog.schemas.wire.serde;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.SchemaRegistry.UnknownSchema;
import dev.lexlog.schemas.registry.SchemaRegistry.UnreadableSchema;
import dev.lexlog.schemas.wire.format.AvroReader;
import dev.lexlog.schemas.wire.format.WireValue.Undecodable;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Record keys or values in Confluent's wire format as generic Avro records under the writer's
/// schema, or as plain values: name it as `value.deserializer` and configure it like Confluent's.
/// Text inside a record is Avro's `Utf8`.
public final class LexlogAvroDeserializer implements Deserializer<Object> {
    private @Nullable HttpSchemaRegistry registry;
    private @Nullable AvroReader reader;

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = new HttpSchemaRegistry(SerdeConfig.of(configs).registry());
        reader = new AvroReader(registry, null);
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka passes null for tombstones and expects null back
    public Object deserialize(String topic, byte @Nullable [] value) {
        return value == null ? null : decode(topic, value);
    }

    private Object decode(String topic, byte[] value) {
        if (reader == null) {
            throw new IllegalStateException("configure() comes before deserialize()");
        }
        try {
            return Datum.fromAvro(reader.read(value));
        } catch (Undecodable | UnknownSchema | UnreadableSchema | Unavailable | Fault e) {
            throw new SerializationException("topic " + topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
