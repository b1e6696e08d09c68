package dev.lexlog.standalone.setting;

import java.util.Locale;

/// One key: what it may be, what it is when nobody says (as text; empty when it is then absent),
/// and what it means.
public record Setting<T>(String key, Kind<T> kind, String fallback, String meaning) {
    public Setting {
        if (!fallback.isEmpty()) {
            kind.read(fallback);
        }
    }

    /// Absent unless it is given.
    public static <T> Setting<T> open(String key, Kind<T> kind, String meaning) {
        return new Setting<>(key, kind, "", meaning);
    }

    /// The environment variable that sets it.
    public String variable() {
        return "LEXLOG_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String section() {
        return key.substring(0, key.indexOf('.'));
    }
}
