package dev.lexlog.standalone.cli.publish;

/// A document that was not accepted, and why.
record Refused(String name, String reason, String message) {}
