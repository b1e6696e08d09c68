package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.Refusal;

/// Input events to record values and back. Safe for use by several threads.
public interface EventCodec {
    byte[] encode(InputEvent event);

    /// Anyone may produce, so a value that is no event is an expected outcome. `topic` tells which
    /// kind of event is expected.
    Decoded decode(InputTopic topic, byte[] value);

    /// An event, or why the bytes are none.
    sealed interface Decoded {
        record Event(InputEvent event) implements Decoded {}

        record Refused(Refusal refusal) implements Decoded {}
    }
}
