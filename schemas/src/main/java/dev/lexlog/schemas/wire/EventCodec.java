package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.failure.Refusal;

/// Input events to record values and back. Safe for use by several threads.
public interface EventCodec {
    byte[] encode(DocumentEvent event);

    /// Anyone may produce, so a value that is no event is an expected outcome.
    Decoded decode(byte[] value);

    /// An event, or why the bytes are none.
    sealed interface Decoded {
        record Event(DocumentEvent event) implements Decoded {}

        record Refused(Refusal refusal) implements Decoded {}
    }
}
