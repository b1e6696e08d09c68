package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.avro.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands around the change of every event.
final class Envelope {
    private Envelope() {}

    /// Null is the broker's time.
    static @Nullable Instant occurredAt(Fields event) {
        var time = event.time("occurred_at");
        return time.equals(Instant.EPOCH) ? null : time;
    }

    /// An empty record of the topic's kind of change that is called `kind`.
    static Fields change(InputTopic topic, String kind) {
        return EventSchemas.of(topic).getField("change").schema().getTypes().stream()
                .filter(type -> type.getName().equals(kind))
                .findFirst()
                .map(Fields::empty)
                .orElseThrow(() -> new IllegalArgumentException(topic + " has no " + kind));
    }

    static IllegalArgumentException unknown(Fields change) {
        return new IllegalArgumentException("a change that is not known here: " + change.kind());
    }
}
