package dev.lexlog.api.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which candidate lists a search asks for.
enum Mode {
    HYBRID,
    VECTOR,
    TEXT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean usesVector() {
        return this != TEXT;
    }

    boolean usesText() {
        return this != VECTOR;
    }

    static Optional<Mode> named(String wireName) {
        return Arrays.stream(values()).filter(m -> m.wireName().equals(wireName)).findFirst();
    }
}
