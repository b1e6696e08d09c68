package dev.lexlog.projector.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.store.digest.RowHash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One thing that is known of a key: what the log says in a partition, in its order, or a row of
/// one of the generations. `key` has a character for each byte of the key: two byte sequences that
/// read as the same text are two keys. The hash is null when there is no row.
record Note(Kind kind, String key, int partition, @Nullable RowHash hash) {
    enum Kind {
        LOGGED('l'),
        /// Written to the log again, behind where the tables stand.
        SUPERSEDED('s'),
        HERE('h'),
        LIVE('v');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        private static Kind of(int code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Note of(Kind kind, byte[] key, int partition, @Nullable RowHash hash) {
        return new Note(kind, new String(key, ISO_8859_1), partition, hash);
    }

    static Note of(Kind kind, String key, LogRow row) {
        return of(kind, key.getBytes(UTF_8), -1, RowHash.of(row));
    }

    /// The key as text.
    String text() {
        return new String(key.getBytes(ISO_8859_1), UTF_8);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.code);
        out.writeInt(key.length());
        out.write(key.getBytes(ISO_8859_1));
        out.writeInt(partition);
        out.writeBoolean(hash != null);
        if (hash != null) {
            out.writeLong(hash.high());
            out.writeLong(hash.low());
        }
    }

    static Note read(DataInputStream in) throws IOException {
        var kind = Kind.of(in.readByte());
        var key = in.readNBytes(in.readInt());
        int partition = in.readInt();
        var hash = in.readBoolean() ? new RowHash(in.readLong(), in.readLong()) : null;
        return of(kind, key, partition, hash);
    }
}
