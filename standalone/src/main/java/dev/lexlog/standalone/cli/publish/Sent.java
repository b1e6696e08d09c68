package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.standalone.cli.client.Token;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that Kafka has acknowledged; `time` is the one its document's rows will bear.
record Sent(
        String name,
        @Nullable String domain,
        @Nullable String session,
        boolean removal,
        Token token,
        Instant time) {
    static Sent of(DocumentEvent event, Token token, Instant appended) {
        return new Sent(
                event.name(),
                event.domainId(),
                event.sessionId(),
                event.change() instanceof DocumentRemoved,
                token,
                event.occurredAt() == null ? appended : event.occurredAt());
    }
}
