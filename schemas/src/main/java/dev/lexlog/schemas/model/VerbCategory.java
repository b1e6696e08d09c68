package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What kind of relationship a verb tells of.
public enum VerbCategory {
    HIERARCHY("hierarchy"),
    ACTION("action"),
    FLOW("flow"),
    CAUSATION("causation"),
    TEMPORAL("temporal"),
    ASSOCIATION("association"),
    OTHER("other");

    private final String wireName;

    VerbCategory(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<VerbCategory> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(VerbCategory::wireName).toList();
    }
}
