package dev.lexlog.standalone.cli.client;

import org.jspecify.annotations.Nullable;

/// RFC 9457, as the API answers what it refuses.
record Problem(@Nullable String title, @Nullable String detail) {
    String text() {
        if (detail == null || detail.isBlank()) {
            return title == null ? "no reason given" : title;
        }
        return detail.lines().findFirst().orElse(detail);
    }
}
