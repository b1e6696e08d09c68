package dev.lexlog.worker.glossary.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A field of a term that may be empty, so that a change may clear it. A display name without
/// anything of its own is the name.
public enum OptionalField {
    DISPLAY_NAME,
    DEFINITION,
    PARENT,
    ALIASES,
    PLURAL,
    TAGS,
    OWNER,
    CANONICAL_SOURCE,
    DOMAIN_ID;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OptionalField> named(String wireName) {
        return Arrays.stream(values()).filter(f -> f.wireName().equals(wireName)).findFirst();
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(OptionalField::wireName).toList();
    }
}
