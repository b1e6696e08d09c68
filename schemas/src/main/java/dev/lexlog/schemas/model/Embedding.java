package dev.lexlog.schemas.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A vector of float32 values. Travels as little-endian bytes without a length prefix, so 1,024
/// dimensions are 4,096 bytes. Stored embeddings have length one; {@link #normalised} makes it so.
public final class Embedding {
    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /// Copies the values; refuses none at all, NaN and infinity.
    public static Embedding of(float[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an embedding has at least one dimension");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "embedding value " + i + " is " + values[i] + ", not a finite number");
            }
        }
        return new Embedding(values.clone());
    }

    /// From float32 little-endian; the number of bytes must be a multiple of four.
    public static Embedding fromBytes(byte[] bytes) {
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(
                    "an embedding is float32 values, but has " + bytes.length + " bytes");
        }
        var values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return of(values);
    }

    public byte[] toBytes() {
        var buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return buffer.array();
    }

    public int dimension() {
        return values.length;
    }

    public float[] toArray() {
        return values.clone();
    }

    /// Euclidean length.
    public double length() {
        return Math.sqrt(dot(this));
    }

    /// The same direction with length one; a zero vector has no direction and is refused.
    public Embedding normalised() {
        double length = length();
        if (length == 0) {
            throw new IllegalArgumentException("a zero vector has no direction");
        }
        var result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) (values[i] / length);
        }
        return new Embedding(result);
    }

    /// The dot product: the cosine where both have length one.
    public double dot(Embedding other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "dimensions differ: " + values.length + " and " + other.values.length);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[" + values.length + " dimensions]";
    }
}
