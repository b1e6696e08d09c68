package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// The identity of an entity: 16 hexadecimal digits of a hash over its normalised name, domain and
/// session (SEMANTICS §4).
public record EntityId(String value) implements Comparable<EntityId> {
    private static final int DIGITS = 16;

    public EntityId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an entity id is not empty");
        }
    }

    /// `name` is normalised ({@link Names#normalised}).
    public static EntityId of(String name, @Nullable String domain, @Nullable String session) {
        return new EntityId(Hashes.id(DIGITS, name, domain, session));
    }

    @Override
    public int compareTo(EntityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
