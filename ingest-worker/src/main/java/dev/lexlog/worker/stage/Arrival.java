package dev.lexlog.worker.stage;

import java.time.Instant;

/// An input record as it arrived: its bytes, where the producer put it, and when the broker
/// appended it there. All three go with a record through internal topics: `key` is the producer's,
/// whatever the internal record is keyed by, and the append time decides between a scope command
/// and everything else.
@SuppressWarnings("ArrayRecordComponent")
public record Arrival(byte[] key, byte[] value, Origin origin, Instant appendedAt) {}
