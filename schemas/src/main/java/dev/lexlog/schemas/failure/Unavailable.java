package dev.lexlog.schemas.failure;

import org.jspecify.annotations.Nullable;

/// Something we need does not answer now: retried with back-off for ever, never a dead letter.
public final class Unavailable extends RuntimeException {
    public Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
