package dev.lexlog.schemas.wire.serde;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Avro records (generic or generated), text, numbers and bytes as record keys or values in
/// Confluent's wire format: name it as `value.serializer` and configure it like Confluent's.
/// Whatever fails is a {@link SerializationException} that says so on one line.
public final class LexlogAvroSerializer implements Serializer<Object> {
    private final Map<SubjectSchema, DatumEncoder> encoders = new ConcurrentHashMap<>();
    private @Nullable SerdeConfig config;
    private @Nullable HttpSchemaRegistry registry;
    private String subjectSuffix = "";

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        config = SerdeConfig.of(configs);
        registry = new HttpSchemaRegistry(config.registry());
        subjectSuffix = isKey ? "-key" : "-value";
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka passes null for tombstones and expects null back
    public byte[] serialize(String topic, @Nullable Object datum) {
        return datum == null ? null : encode(topic + subjectSuffix, datum);
    }

    private byte[] encode(String subject, Object datum) {
        try {
            var schema = Datum.schema(datum);
            var wanted = new SubjectSchema(subject, schema);
            var encoder = encoders.get(wanted);
            if (encoder == null) {
                encoder = encoder(subject, schema);
                encoders.put(wanted, encoder);
            }
            return encoder.encode(Datum.toAvro(datum));
        } catch (Unavailable | Fault | AvroRuntimeException | ClassCastException e) {
            throw new SerializationException(subject + ": " + e.getMessage(), e);
        }
    }

    private DatumEncoder encoder(String subject, Schema schema) {
        if (config == null || registry == null) {
            throw new IllegalStateException("configure() comes before serialize()");
        }
        if (config.autoRegister()) {
            return DatumEncoder.of(registry.register(subject, schema), schema, schema);
        }
        if (config.useLatest()) {
            var latest = latest(registry, subject);
            return DatumEncoder.of(latest.id(), schema, latest.schema());
        }
        return DatumEncoder.of(registry.idOf(subject, schema), schema, schema);
    }

    private static SchemaRegistry.Registered latest(SchemaRegistry registry, String subject) {
        return registry.latest(subject)
                .orElseThrow(() ->
                        new Fault(
                                "the schema registry has no version of it: register one, or set use.latest.version=false"));
    }

    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
    }

    private record SubjectSchema(String subject, Schema schema) {}
}
