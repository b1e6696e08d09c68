package dev.lexlog.schemas.failure;

import org.jspecify.annotations.Nullable;

/// Our own mistake, or a state that must not be: stops the process loudly.
public final class Fault extends RuntimeException {
    public Fault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public Fault(String message) {
        super(message);
    }
}
