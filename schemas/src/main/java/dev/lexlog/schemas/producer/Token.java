package dev.lexlog.schemas.producer;

/// Where a published record lies; as JSON, what `POST /v1/await` takes in its `tokens`.
public record Token(String topic, int partition, long offset) {}
