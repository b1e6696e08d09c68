package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// The identity of a relationship: 16 hexadecimal digits of a hash over its triple as first
/// asserted, domain and session (SEMANTICS §6).
public record RelationshipId(String value) implements Comparable<RelationshipId> {
    private static final int DIGITS = 16;

    public RelationshipId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a relationship id is not empty");
        }
    }

    /// `verb` is the normalised one ({@link Verbs#normalised}) with which the triple was first
    /// asserted; the names are folded ({@link Names#folded}).
    public static RelationshipId of(
            String subjectFolded,
            String verb,
            String objectFolded,
            @Nullable String domain,
            @Nullable String session) {
        return new RelationshipId(
                Hashes.id(DIGITS, subjectFolded, verb, objectFolded, domain, session));
    }

    @Override
    public int compareTo(RelationshipId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
