package dev.lexlog.worker.stage;

/// Where a producer put a record: always an input topic, also for a record that travelled on
/// through an internal one.
public record Origin(String topic, int partition, long offset) {}
