package dev.lexlog.bench.knowledge;

import dev.lexlog.bench.stack.ApiClient;
import dev.lexlog.bench.stack.Stack;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.producer.Acknowledged;
import dev.lexlog.schemas.producer.LexlogProducer;
import dev.lexlog.schemas.producer.Token;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Events through the stack until they can be read.
final class Producing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LexlogProducer producer;
    private final ApiClient client;

    Producing(Stack stack, ApiClient client) {
        this.producer =
                LexlogProducer.open(
                        Map.of(
                                "bootstrap.servers", stack.bootstrapServers(),
                                "schema.registry.url", stack.schemaRegistry()));
        this.client = client;
    }

    /// Returns the nanoseconds from the first send until the last event can be read.
    long load(List<? extends InputEvent> events) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var sent = new ArrayList<CompletableFuture<Acknowledged>>(events.size());
        events.forEach(event -> sent.add(producer.send(event)));
        var last = new HashMap<Integer, Token>();
        for (var acknowledged : sent) {
            var token = acknowledged.join().token();
            last.merge(token.partition(), token, (a, b) -> a.offset() > b.offset() ? a : b);
        }
        client.awaitTokens(last.values(), "text", PATIENCE);
        return System.nanoTime() - begin;
    }

    @Override
    public void close() {
        producer.close();
    }
}
