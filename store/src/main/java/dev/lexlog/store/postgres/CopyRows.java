package dev.lexlog.store.postgres;

import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.relational.ColumnSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows in the binary format of COPY, sent in pieces.
final class CopyRows implements ColumnSink {
    private static final byte[] HEADER =
            Arrays.copyOf("PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1), 19);
    private static final short END = -1;
    private static final int NULL = -1;
    private static final int PIECE = 1 << 16;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final CopyIn to;
    private final VectorType vectors;
    private final short columns;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * PIECE);

    private CopyRows(CopyIn to, VectorType vectors, int columns) {
        this.to = to;
        this.vectors = vectors;
        this.columns = (short) columns;
        buffer.put(HEADER);
    }

    /// Sends rows of so many columns by this statement.
    static void send(Connection connection, String copy, int columns, VectorType vectors, Rows rows)
            throws SQLException {
        var to = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            var sent = new CopyRows(to, vectors, columns);
            rows.write(sent);
            sent.end();
        } finally {
            if (to.isActive()) {
                to.cancelCopy();
            }
        }
    }

    /// Begins a row, whose columns follow.
    ColumnSink row() throws SQLException {
        if (buffer.position() >= PIECE) {
            send();
        }
        room(Short.BYTES).putShort(columns);
        return this;
    }

    private void end() throws SQLException {
        room(Short.BYTES).putShort(END);
        send();
        to.endCopy();
    }

    private void send() throws SQLException {
        to.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = buffer.position() + bytes;
            var larger = ByteBuffer.allocate(Math.max(needed, 2 * buffer.capacity()));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }

    /// Room for a column of this length, and the length.
    private ByteBuffer column(int bytes) {
        return room(Integer.BYTES + bytes).putInt(bytes);
    }

    @Override
    public ColumnSink text(@Nullable String value) {
        if (value == null) {
            return absent();
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        column(bytes.length).put(bytes);
        return this;
    }

    private ColumnSink absent() {
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    @Override
    public ColumnSink integer(@Nullable Integer value) {
        if (value == null) {
            return absent();
        }
        column(Integer.BYTES).putInt(value);
        return this;
    }

    @Override
    public ColumnSink number(long value) {
        column(Long.BYTES).putLong(value);
        return this;
    }

    @Override
    public ColumnSink decimal(double value) {
        column(Double.BYTES).putDouble(value);
        return this;
    }

    @Override
    public ColumnSink flag(boolean value) {
        column(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /// Microseconds since the year 2000.
    @Override
    public ColumnSink time(Instant value) {
        var since = Duration.between(EPOCH, value);
        return number(since.getSeconds() * 1_000_000 + since.getNano() / 1_000);
    }

    /// The number of dimensions, two bytes of nothing, and the numbers.
    @Override
    public ColumnSink vector(Embedding value) {
        var values = value.toArray();
        column(2 * Short.BYTES + vectors.bytes(values.length))
                .putShort((short) values.length)
                .putShort((short) 0);
        for (float number : values) {
            switch (vectors) {
                case HALFVEC -> buffer.putShort(Float.floatToFloat16(number));
                case VECTOR -> buffer.putFloat(number);
            }
        }
        return this;
    }

    /// Writes one row after the other.
    interface Rows {
        void write(CopyRows to) throws SQLException;
    }
}
