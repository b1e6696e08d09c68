package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a document comes from.
public enum Source {
    SCHEMA("schema"),
    API("api"),
    DOCUMENT("document"),
    ENTITY_RESOLUTION("entity_resolution");

    private final String wireName;

    Source(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<Source> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Source::wireName).toList();
    }
}
