package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.Embedding;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The column `embedding` of whichever type: as bytes to be read, and compared.
final class VectorColumn {
    /// pgvector's own binary form, of four bytes a dimension.
    static final Field<byte[]> BYTES =
            DSL.field("vector_send(embedding::vector)", SQLDataType.VARBINARY).as("embedding");

    private static final int HEADER_BYTES = 2 * Short.BYTES;

    private VectorColumn() {}

    /// What {@link #BYTES} holds: the number of dimensions, two unused bytes, the numbers.
    static Embedding read(byte[] bytes) {
        var floats = ByteBuffer.wrap(bytes).position(HEADER_BYTES).slice().asFloatBuffer();
        var values = new float[floats.remaining()];
        floats.get(values);
        return Embedding.of(values);
    }

    /// One minus the cosine: the order of the index.
    static Field<Double> distance(Embedding query) {
        return DSL.field(
                "embedding <=> {0}",
                SQLDataType.DOUBLE, DSL.inline(Arrays.toString(query.toArray())));
    }

    static Field<Double> cosine(Embedding query) {
        return DSL.field("1 - ({0})", SQLDataType.DOUBLE, distance(query));
    }
}
