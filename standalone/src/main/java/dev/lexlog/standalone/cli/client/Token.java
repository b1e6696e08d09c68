package dev.lexlog.standalone.cli.client;

/// Where a published record lies: what a reader waits for.
public record Token(String topic, int partition, long offset) {}
