package dev.lexlog.worker.ner;

import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import dev.lexlog.worker.stage.Origin;

/// An input record as it lies in the state, whole: it may have to be refused later.
final class ArrivalBytes {
    private static final int FORMAT = 1;

    private ArrivalBytes() {}

    static byte[] of(Arrival arrival) {
        var origin = arrival.origin();
        return new FieldWriter(FORMAT)
                .bytes(arrival.key())
                .bytes(arrival.value())
                .text(origin.topic())
                .number(origin.partition())
                .number(origin.offset())
                .time(arrival.appendedAt())
                .toBytes();
    }

    static Arrival read(byte[] bytes) {
        var fields = new FieldReader("an input record", FORMAT, bytes);
        return new Arrival(
                fields.bytes(),
                fields.bytes(),
                new Origin(fields.text(), fields.number(), fields.longNumber()),
                fields.time());
    }
}
