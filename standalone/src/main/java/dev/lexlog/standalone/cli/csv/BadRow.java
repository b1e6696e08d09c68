package dev.lexlog.standalone.cli.csv;

/// A row that cannot be imported, and why.
public record BadRow(long line, String reason) {}
