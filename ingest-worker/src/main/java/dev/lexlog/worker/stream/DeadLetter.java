package dev.lexlog.worker.stream;

import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.wire.DeadLetterHeaders;
import dev.lexlog.schemas.wire.DeadLetterValue;
import dev.lexlog.worker.stage.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A refused record as it goes to the dead letters: its bytes, its origin and the reason.
///
/// A compressed record may unfold to more than the dead letters take. Its value, and then its key,
/// are cut to what fits, and the message says so: the input stays readable at its origin, and
/// nothing stops.
final class DeadLetter {
    private static final int VALUE_BYTES = 14 << 20;
    private static final int KEY_BYTES = 1 << 20;

    private DeadLetter() {}

    static Record<Routed, byte[]> of(
            Refusal refusal,
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            long timestamp) {
        var cutKey = cut(key, KEY_BYTES);
        var cutValue = cut(value, VALUE_BYTES);
        boolean whole = length(cutKey) == length(key) && length(cutValue) == length(value);
        var told = whole ? refusal : toldAsCut(refusal);
        var headers =
                DeadLetterHeaders.of(
                        told,
                        origin.topic(),
                        origin.partition(),
                        origin.offset(),
                        timestamp,
                        cutKey);
        var recordKey = headers.recordKey().getBytes(StandardCharsets.UTF_8);
        var written = headers.write();
        var letter = DeadLetterValue.write(cutValue, written);
        return new Record<>(Routed.byItself(recordKey), letter, timestamp, written);
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static Refusal toldAsCut(Refusal refusal) {
        return new Refusal(
                refusal.reason(),
                refusal.message() + " (the dead letter holds only the beginning of its bytes)");
    }
}
