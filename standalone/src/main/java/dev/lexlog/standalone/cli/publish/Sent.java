package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.producer.Acknowledged;
import dev.lexlog.schemas.producer.Token;
import java.time.Instant;

/// An event that Kafka has acknowledged; `time` is the one its rows will bear.
record Sent(InputEvent event, Token token, Instant time) {
    static Sent of(InputEvent event, Acknowledged acknowledged) {
        var occurredAt = event.occurredAt();
        var time = occurredAt == null ? acknowledged.appendedAt() : occurredAt;
        return new Sent(event, acknowledged.token(), time);
    }

    /// Of a document: that is counted apart.
    boolean isRemoval() {
        return event instanceof DocumentEvent document
                && document.change() instanceof DocumentRemoved;
    }
}
