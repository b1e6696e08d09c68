package dev.lexlog.standalone.data;

import org.jspecify.annotations.Nullable;

/// Something that the user can cure keeps the stack from starting; the message is one line and says
/// how.
public final class CannotStart extends RuntimeException {
    public CannotStart(String message) {
        this(message, null);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
