package dev.lexlog.worker.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/// Where a producer put a record. A rerouted record carries it in headers, so that a dead letter
/// names the input topic and never the internal one.
record Origin(String topic, int partition, long offset) {
    private static final String TOPIC = "origin-topic";
    private static final String PARTITION = "origin-partition";
    private static final String OFFSET = "origin-offset";

    static Origin of(RecordMetadata metadata) {
        return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    }

    static Origin read(Headers headers) {
        return new Origin(
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)));
    }

    Headers write() {
        return new RecordHeaders()
                .add(TOPIC, bytes(topic))
                .add(PARTITION, bytes(Integer.toString(partition)))
                .add(OFFSET, bytes(Long.toString(offset)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("a rerouted record without the header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
