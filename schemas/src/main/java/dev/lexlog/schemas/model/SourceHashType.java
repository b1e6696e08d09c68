package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which of a source's four hashes.
public enum SourceHashType {
    DB("db"),
    API("api"),
    DOC("doc"),
    ER("er");

    private final String wireName;

    SourceHashType(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<SourceHashType> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(SourceHashType::wireName).toList();
    }
}
