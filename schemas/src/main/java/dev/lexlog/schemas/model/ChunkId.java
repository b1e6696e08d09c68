package dev.lexlog.schemas.model;

/// The identity of a chunk: `c_` and 24 hexadecimal digits of a hash over everything that
/// identifies it (SEMANTICS §2). Equal content in the same place of the same document keeps its id.
public record ChunkId(String value) implements Comparable<ChunkId> {
    public ChunkId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a chunk id is not empty");
        }
    }

    @Override
    public int compareTo(ChunkId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
