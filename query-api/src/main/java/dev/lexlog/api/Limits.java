package dev.lexlog.api;

import java.time.Duration;

/// How much one request may ask for.
public record Limits(
        int maxBodyBytes, int maxQueryCharacters, Duration defaultTimeout, Duration maxTimeout) {
    public static final Limits DEFAULT =
            new Limits(1 << 20, 8_192, Duration.ofSeconds(10), Duration.ofMinutes(10));

    public Limits {
        if (maxBodyBytes < 1 || maxQueryCharacters < 1) {
            throw new IllegalArgumentException(
                    "max-body-bytes is "
                            + maxBodyBytes
                            + " and max-query-characters "
                            + maxQueryCharacters
                            + ": both are at least 1");
        }
        if (defaultTimeout.toMillis() < 1 || maxTimeout.compareTo(defaultTimeout) < 0) {
            throw new IllegalArgumentException(
                    "default-timeout "
                            + defaultTimeout
                            + " is at least 1 ms and at most max-timeout "
                            + maxTimeout);
        }
    }
}
