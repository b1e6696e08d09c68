package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.registry.SchemaRegistry.UnknownSchema;
import dev.lexlog.schemas.registry.SchemaRegistry.UnreadableSchema;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.event.EventRecords;
import dev.lexlog.schemas.wire.format.AvroReader;
import dev.lexlog.schemas.wire.format.WireValue.Undecodable;
import java.util.EnumMap;
import java.util.Map;

/// Input events in Avro. Writes under the registered schema of the event's topic ({@link
/// RegisteredSchemas}); reads every version that resolves to it. {@link
/// dev.lexlog.schemas.failure.Unavailable} escapes: an outage says nothing about the bytes.
public final class AvroEventCodec implements EventCodec {
    private final Map<InputTopic, SubjectWriter> writers = new EnumMap<>(InputTopic.class);
    private final Map<InputTopic, AvroReader> readers = new EnumMap<>(InputTopic.class);

    public AvroEventCodec(SchemaRegistry registry, Topics topics) {
        for (var topic : InputTopic.values()) {
            var subject = RegisteredSchemas.subject(topics.input(topic));
            var schema = EventSchemas.of(topic);
            writers.put(topic, new SubjectWriter(registry, subject, schema));
            readers.put(topic, new AvroReader(registry, schema));
        }
    }

    @Override
    public byte[] encode(InputEvent event) {
        return of(writers, event.topic()).write(EventRecords.record(event));
    }

    @Override
    public Decoded decode(InputTopic topic, byte[] value) {
        try {
            return new Decoded.Event(EventRecords.event(topic, of(readers, topic).read(value)));
        } catch (Undecodable | UnreadableSchema e) {
            return refused(ReasonCode.UNDECODABLE, e);
        } catch (UnknownSchema e) {
            return refused(ReasonCode.UNKNOWN_SCHEMA, e);
        }
    }

    private static Decoded refused(ReasonCode reason, RuntimeException e) {
        return new Decoded.Refused(new Refusal(reason, String.valueOf(e.getMessage())));
    }

    private static <T> T of(Map<InputTopic, T> byTopic, InputTopic topic) {
        var found = byTopic.get(topic);
        if (found == null) {
            throw new IllegalArgumentException("no codec for " + topic);
        }
        return found;
    }
}
