package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.failure.Refusal;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// What a dead letter tells about the refused record besides its value: its origin, its key and the
/// reason. On the wire they are headers of UTF-8 text, numbers in decimal; the key's bytes are as
/// they were, and the header is missing when there was no key.
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetterHeaders(
        String reason,
        String message,
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key) {
    private static final int LONGEST_MESSAGE = 1_000;

    public DeadLetterHeaders {
        if (message.length() > LONGEST_MESSAGE) {
            boolean splitsPair = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
            int end = splitsPair ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE;
            message = message.substring(0, end) + "…";
        }
    }

    public static DeadLetterHeaders of(
            Refusal refusal,
            String topic,
            int partition,
            long offset,
            long timestamp,
            byte @Nullable [] key) {
        return new DeadLetterHeaders(
                refusal.reason().code(),
                refusal.message(),
                topic,
                partition,
                offset,
                timestamp,
                key);
    }

    /// `topic/partition/offset`: the dead letter's own key.
    public String recordKey() {
        return topic + "/" + partition + "/" + offset;
    }

    public Headers write() {
        var headers = new RecordHeaders();
        if (key != null) {
            headers.add("key", key);
        }
        add(headers, "reason", reason);
        add(headers, "message", message);
        add(headers, "topic", topic);
        add(headers, "partition", Integer.toString(partition));
        add(headers, "offset", Long.toString(offset));
        add(headers, "timestamp", Long.toString(timestamp));
        return headers;
    }

    public static DeadLetterHeaders read(Headers headers) {
        var key = headers.lastHeader("key");
        return new DeadLetterHeaders(
                text(headers, "reason"),
                text(headers, "message"),
                text(headers, "topic"),
                Integer.parseInt(text(headers, "partition")),
                Long.parseLong(text(headers, "offset")),
                Long.parseLong(text(headers, "timestamp")),
                key == null ? null : key.value());
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("a dead letter without the header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
