package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// The identity of a glossary term: 16 hexadecimal digits, the same for as long as it lives,
/// whatever it is called (SEMANTICS §5).
public record TermId(String value) implements Comparable<TermId> {
    private static final int DIGITS = 16;

    public TermId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a term id is not empty");
        }
    }

    /// `nameFolded` is the name at creation, folded ({@link Names#folded}); `n` the smallest number
    /// whose id no live term has.
    public static TermId of(String nameFolded, String user, @Nullable String domain, int n) {
        return new TermId(Hashes.id(DIGITS, nameFolded, user, domain, n));
    }

    @Override
    public int compareTo(TermId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
