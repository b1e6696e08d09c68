package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How many values of a term one thing has.
public enum Cardinality {
    MANY("many"),
    DISTINCT("distinct"),
    SINGULAR("singular");

    private final String wireName;

    Cardinality(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<Cardinality> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Cardinality::wireName).toList();
    }
}
