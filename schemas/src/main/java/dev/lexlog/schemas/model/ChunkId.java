package dev.lexlog.schemas.model;

import org.jspecify.annotations.Nullable;

/// The identity of a chunk: `c_` and 24 hexadecimal digits of a hash over everything that
/// identifies it (SEMANTICS §2). Equal content in the same place of the same document keeps its id.
public record ChunkId(String value) implements Comparable<ChunkId> {
    private static final int DIGITS = 24;

    public ChunkId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a chunk id is not empty");
        }
    }

    /// `earlierEquals`: how many earlier chunks of the document equal this one in all the rest.
    public static ChunkId of(
            DocumentId document,
            @Nullable String user,
            Source source,
            ChunkType chunkType,
            @Nullable String section,
            String content,
            int earlierEquals) {
        return new ChunkId(
                "c_"
                        + Hashes.id(
                                DIGITS,
                                document.domain(),
                                document.session(),
                                user,
                                document.name(),
                                source.wireName(),
                                chunkType.wireName(),
                                section,
                                content,
                                earlierEquals));
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
