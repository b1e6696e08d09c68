package dev.lexlog.schemas.failure;

/// Why an input cannot be accepted: *Incorrect*, the caller's to cure. The message names the value.
public record Refusal(ReasonCode reason, String message) {}
