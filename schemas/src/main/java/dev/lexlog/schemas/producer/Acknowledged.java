package dev.lexlog.schemas.producer;

import java.time.Instant;

/// That the brokers have an event for good, and when they appended it.
public record Acknowledged(Token token, Instant appendedAt) {}
