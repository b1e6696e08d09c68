package dev.lexlog.store;

import org.jspecify.annotations.Nullable;

/// How the index over the vectors is built: HNSW's links per node (`hnsw.m`) and how many
/// candidates an insertion weighs (`hnsw.ef-construction`). Null is the engine's own default.
public record IndexSettings(@Nullable Integer m, @Nullable Integer efConstruction) {
    public static final IndexSettings DEFAULT = new IndexSettings(null, null);

    public IndexSettings {
        requireInside("hnsw.m", m, 2, 100);
        requireInside("hnsw.ef-construction", efConstruction, 4, 1_000);
    }

    public int mOr(int otherwise) {
        return m == null ? otherwise : m;
    }

    public int efConstructionOr(int otherwise) {
        return efConstruction == null ? otherwise : efConstruction;
    }

    private static void requireInside(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new IllegalArgumentException(
                    "%s is %d: allowed is %d to %d".formatted(name, value, least, most));
        }
    }
}
