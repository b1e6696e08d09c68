package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import java.util.Locale;

/// What a generation keeps its vectors as: `halfvec`, two bytes a dimension, or `vector`, four.
public enum VectorType {
    HALFVEC(Short.BYTES, 4_000),
    VECTOR(Float.BYTES, 2_000);

    private final int bytes;
    private final int maxDimension;

    VectorType(int bytes, int maxDimension) {
        this.bytes = bytes;
        this.maxDimension = maxDimension;
    }

    /// The type of this name in SQL.
    static VectorType named(String sqlName) {
        return valueOf(sqlName.toUpperCase(Locale.ROOT));
    }

    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How many dimensions an index over it may have.
    int maxDimension() {
        return maxDimension;
    }

    int bytes(int dimension) {
        return dimension * bytes;
    }

    /// The vector as it is read back: rounded to the nearest number the type has. A digest counts
    /// this one.
    public Embedding stored(Embedding vector) {
        return switch (this) {
            case HALFVEC -> halved(vector.toArray());
            case VECTOR -> vector;
        };
    }

    /// The row as it is read back.
    LogRow stored(LogRow row) {
        return row instanceof ChunkEmbedding embedding
                ? new ChunkEmbedding(
                        embedding.id(),
                        embedding.document(),
                        embedding.user(),
                        embedding.source(),
                        embedding.chunkType(),
                        embedding.model(),
                        stored(embedding.vector()))
                : row;
    }

    private static Embedding halved(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
        }
        return Embedding.of(values);
    }
}
