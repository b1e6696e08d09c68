package dev.lexlog.standalone.cli.publish;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Documents and a producer without a broker.
final class Events {
    private Events() {}

    static DocumentEvent document(String name) {
        var change =
                new DocumentPublished(
                        "document", "document", "text/plain", "c", null, null, Map.of());
        return new DocumentEvent(name, null, null, "", null, change);
    }

    static MockProducer<String, byte[]> producer(boolean acknowledges) {
        return new MockProducer<>(
                acknowledges, null, new StringSerializer(), new ByteArraySerializer());
    }

    static Publication publication(MockProducer<String, byte[]> producer) {
        return new Publication(
                producer, event -> event.name().getBytes(StandardCharsets.UTF_8), "in");
    }
}
