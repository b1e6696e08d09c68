package dev.lexlog.worker.stream;

import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// An input record on its way through an internal topic: its origin travels in headers, so that a
/// dead letter names the input topic and never the internal one; its append time is the record's.
final class OriginHeaders {
    private static final String TOPIC = "origin-topic";
    private static final String PARTITION = "origin-partition";
    private static final String OFFSET = "origin-offset";
    private static final String KEY = "origin-key";

    private OriginHeaders() {}

    /// `key` is that of the internal record.
    static Headers of(Arrival arrival, byte[] key) {
        var origin = arrival.origin();
        var headers =
                new RecordHeaders()
                        .add(TOPIC, bytes(origin.topic()))
                        .add(PARTITION, bytes(Integer.toString(origin.partition())))
                        .add(OFFSET, bytes(Long.toString(origin.offset())));
        return Arrays.equals(key, arrival.key()) ? headers : headers.add(KEY, arrival.key());
    }

    static Arrival read(Record<byte[], byte[]> internal) {
        var headers = internal.headers();
        var origin =
                new Origin(
                        text(headers, TOPIC),
                        Integer.parseInt(text(headers, PARTITION)),
                        Long.parseLong(text(headers, OFFSET)));
        var key = headers.lastHeader(KEY);
        return new Arrival(
                key == null ? internal.key() : key.value(),
                internal.value(),
                origin,
                Instant.ofEpochMilli(internal.timestamp()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("an internal record without the header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
