package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.registry.SchemaRegistry.UnknownSchema;
import dev.lexlog.schemas.registry.SchemaRegistry.UnreadableSchema;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.format.AvroReader;
import dev.lexlog.schemas.wire.format.WireValue.Undecodable;

/// Document events in Avro. Writes under the registered schema of the documents topic ({@link
/// RegisteredSchemas}); reads every version that resolves to it. {@link
/// dev.lexlog.schemas.failure.Unavailable} escapes: an outage says nothing about the bytes.
public final class AvroEventCodec implements EventCodec {
    private final SubjectWriter writer;
    private final AvroReader reader;

    public AvroEventCodec(SchemaRegistry registry, Topics topics) {
        var subject = RegisteredSchemas.subject(topics.documents());
        this.writer = new SubjectWriter(registry, subject, EventSchemas.DOCUMENT_EVENT);
        this.reader = new AvroReader(registry, EventSchemas.DOCUMENT_EVENT);
    }

    @Override
    public byte[] encode(DocumentEvent event) {
        return writer.write(EventRecords.record(event));
    }

    @Override
    public Decoded decode(byte[] value) {
        try {
            return new Decoded.Event(EventRecords.event(reader.read(value)));
        } catch (Undecodable | UnreadableSchema e) {
            return refused(ReasonCode.UNDECODABLE, e);
        } catch (UnknownSchema e) {
            return refused(ReasonCode.UNKNOWN_SCHEMA, e);
        }
    }

    private static Decoded refused(ReasonCode reason, RuntimeException e) {
        return new Decoded.Refused(new Refusal(reason, String.valueOf(e.getMessage())));
    }
}
