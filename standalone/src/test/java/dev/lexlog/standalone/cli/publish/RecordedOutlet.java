package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.producer.Acknowledged;
import dev.lexlog.schemas.producer.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Brokers that acknowledge at once, or when the test says so.
final class RecordedOutlet implements Outlet {
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final boolean atOnce;
    private final List<InputEvent> events = new ArrayList<>();
    private final List<CompletableFuture<Acknowledged>> open = new ArrayList<>();
    private boolean closed;

    RecordedOutlet(boolean atOnce) {
        this.atOnce = atOnce;
    }

    @Override
    public CompletableFuture<Acknowledged> send(InputEvent event) {
        events.add(event);
        var future = new CompletableFuture<Acknowledged>();
        open.add(future);
        if (atOnce) {
            acknowledgeNext();
        }
        return future;
    }

    List<InputEvent> events() {
        return events;
    }

    void acknowledgeNext() {
        var offset = events.size() - open.size();
        var token = new Token("in." + events.get(offset).topic().suffix(), 0, offset);
        open.removeFirst().complete(new Acknowledged(token, NOON));
    }

    void failNext(Exception problem) {
        open.removeFirst().completeExceptionally(problem);
    }

    @Override
    public void flush() {}

    @Override
    public void close(Duration patience) {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
