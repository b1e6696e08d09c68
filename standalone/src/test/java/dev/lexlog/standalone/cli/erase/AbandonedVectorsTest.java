package dev.lexlog.standalone.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.standalone.cli.erase.Receipt.Fate;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AbandonedVectorsTest {
    private static final DocumentId OURS = DocumentId.of("d", "s", "a.md");
    private static final Subject DOCUMENT = new Subject.OfDocument(OURS);
    private static final Subject SESSION = new Subject.OfSession("s");

    private final Rows rows = new Rows();

    @Test
    void vectorOfTheSubjectIsNeverRemovedThoughATombstoneFollows() {
        for (var subject : new Subject[] {DOCUMENT, SESSION}) {
            var vectors = new AbandonedVectors(subject, rows);

            vectors.look(record("c_1", vector("c_1", OURS, ChunkType.DOCUMENT)));
            vectors.look(record("c_1", null));

            assertThat(vectors.found()).isEqualTo(1);
            assertThat(vectors.fate())
                    .isInstanceOfSatisfying(
                            Fate.Never.class,
                            never -> assertThat(never.why()).contains("delete the topic"));
        }
    }

    @Test
    void othersVectorsAreNothing() {
        var vectors = new AbandonedVectors(DOCUMENT, rows);
        var other = DocumentId.of("d", "s", "b.md");

        vectors.look(record("c_2", vector("c_2", other, ChunkType.DOCUMENT)));
        vectors.look(record("c_3", vector("c_3", other, ChunkType.GLOSSARY_TERM)));
        vectors.look(record("c_1", null));

        assertThat(vectors.fate()).isEqualTo(new Fate.Nothing());
    }

    @Test
    void vectorOfATermMayBeASessions() {
        var vectors = new AbandonedVectors(SESSION, rows);
        var term = DocumentId.of(null, null, "glossary:g_1");

        vectors.look(record("c_4", vector("c_4", term, ChunkType.GLOSSARY_TERM)));

        assertThat(vectors.found()).isEqualTo(1);
    }

    @SuppressWarnings("NullAway") // Kafka gives null values.
    private ConsumerRecord<byte[], byte[]> record(String key, @Nullable ChunkEmbedding row) {
        var value = row == null ? null : rows.encode(row);
        return new ConsumerRecord<>("t", 0, 0, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static ChunkEmbedding vector(String id, DocumentId document, ChunkType type) {
        var vector = Embedding.of(new float[] {1});
        return new ChunkEmbedding(
                new ChunkId(id), document, null, Source.DOCUMENT, type, "m", vector);
    }

    /// Remembers what it has encoded.
    private static final class Rows implements LogCodec {
        private final Map<String, LogRow> known = new HashMap<>();

        @Override
        public byte[] encode(LogRow row) {
            known.put(row.key(), row);
            return row.key().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Change decode(LogTable table, byte[] key, byte @Nullable [] value, long offset) {
            var name = new String(key, StandardCharsets.UTF_8);
            return value == null
                    ? new Change.Delete(table, name, offset)
                    : new Change.Put(Objects.requireNonNull(known.get(name)), offset);
        }
    }
}
