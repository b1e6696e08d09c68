package dev.lexlog.standalone.cli.client;

import org.jspecify.annotations.Nullable;

/// The command cannot do what it was asked: one line that says why and how to cure it; exit code 1.
public final class CommandFailed extends RuntimeException {
    public CommandFailed(String message) {
        this(message, null);
    }

    public CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
