package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What kind of thing an entity or a term names.
public enum SemanticType {
    CONCEPT("concept"),
    ATTRIBUTE("attribute"),
    ACTION("action"),
    TERM("term");

    private final String wireName;

    SemanticType(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<SemanticType> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(SemanticType::wireName).toList();
    }
}
