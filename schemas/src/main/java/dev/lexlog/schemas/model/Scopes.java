package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// Domains and sessions as published, as rows hold them: null stands for "none".
public final class Scopes {
    private Scopes() {}

    /// Null for `""` and `__base__`.
    public static @Nullable String domain(@Nullable String published) {
        return published == null || published.isEmpty() || published.equals("__base__")
                ? null
                : published;
    }

    /// Null for `""`.
    public static @Nullable String session(@Nullable String published) {
        return published == null || published.isEmpty() ? null : published;
    }
}
