package dev.lexlog.worker.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An input record as it arrived: its bytes, where the producer put it, and when the broker appended
/// it there. The append time goes with a record through internal topics: it decides between a scope
/// command and everything else.
@SuppressWarnings("ArrayRecordComponent")
public record Arrival(byte @Nullable [] key, byte[] value, Origin origin, Instant appendedAt) {}
