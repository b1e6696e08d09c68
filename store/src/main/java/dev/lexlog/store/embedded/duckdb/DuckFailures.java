package dev.lexlog.store.embedded.duckdb;

import dev.lexlog.schemas.failure.Fault;
import java.nio.file.Path;
import java.util.Locale;

/// DuckDB's errors as faults of one line that name the file and the cure.
final class DuckFailures {
    private DuckFailures() {}

    static Fault opening(Path file, Exception e) {
        var line = firstLine(e);
        if (line.contains("lock on file")) {
            return new Fault(
                    file + " is open in another process: stop that one first (" + line + ")", e);
        }
        return new Fault(
                "cannot open "
                        + file
                        + ": "
                        + line
                        + "; delete this file to have it rebuilt from the log",
                e);
    }

    static Fault of(Path file, Exception e) {
        var line = firstLine(e);
        if (line.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new Fault("the disk of " + file + " is full: make room, then start again", e);
        }
        return new Fault("DuckDB failed on " + file + ": " + line, e);
    }

    private static String firstLine(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message");
    }
}
