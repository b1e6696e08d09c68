package dev.lexlog.standalone.cli.publish;

/// An event that was not accepted, and why.
public record Refused(String name, String reason, String message) {}
