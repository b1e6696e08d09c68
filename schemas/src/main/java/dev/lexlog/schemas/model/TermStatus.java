package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How far a term has been agreed on.
public enum TermStatus {
    DRAFT("draft"),
    REVIEWED("reviewed"),
    APPROVED("approved");

    private final String wireName;

    TermStatus(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<TermStatus> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(TermStatus::wireName).toList();
    }
}
