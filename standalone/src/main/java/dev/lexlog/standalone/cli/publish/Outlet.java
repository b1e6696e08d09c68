package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.producer.Acknowledged;
import dev.lexlog.schemas.producer.LexlogProducer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// What takes events and says when the brokers have them.
interface Outlet {
    CompletableFuture<Acknowledged> send(InputEvent event);

    /// Returns when every future has an end.
    void flush();

    /// What is under way has this long.
    void close(Duration patience);

    static Outlet of(LexlogProducer producer) {
        return new Outlet() {
            @Override
            public CompletableFuture<Acknowledged> send(InputEvent event) {
                return producer.send(event);
            }

            @Override
            public void flush() {
                producer.flush();
            }

            @Override
            public void close(Duration patience) {
                producer.close(patience);
            }
        };
    }
}
