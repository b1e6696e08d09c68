package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who wrote a term: a model, a person, both, or a learning process.
public enum Provenance {
    LLM("llm"),
    HUMAN("human"),
    HYBRID("hybrid"),
    LEARNING("learning");

    private final String wireName;

    Provenance(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<Provenance> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Provenance::wireName).toList();
    }
}
