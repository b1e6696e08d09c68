package dev.lexlog.store.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.SuppliedEmbedding;
import dev.lexlog.store.SampleRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableDigestTest {
    private static final Chunk CHUNK = SampleRows.chunk("c_1", "a.md", "fox");

    private static String digest(LogRow... rows) {
        return TableDigest.of(Stream.of(rows));
    }

    @Test
    void orderDoesNotMatter() {
        var rows = new ArrayList<Chunk>();
        for (int i = 0; i < 500; i++) {
            rows.add(SampleRows.chunk("c_" + i, "a.md", "fox"));
        }
        var digest = TableDigest.of(rows.stream());
        Collections.shuffle(rows, new Random(1));
        assertThat(TableDigest.of(rows.stream())).isEqualTo(digest);
    }

    @Test
    void sumIsTheSameInEveryVersion() {
        assertThat(digest()).isEqualTo("0:00000000000000000000000000000000");
        assertThat(digest(SampleRows.position("c_1", 1)))
                .isEqualTo("1:c4ea628d1efd2cf0eb98a2afcf9b6a32");
    }

    @Test
    void doubledRowIsSeen() {
        assertThat(
                        List.of(
                                digest(CHUNK),
                                digest(CHUNK, CHUNK),
                                digest(CHUNK, CHUNK, CHUNK),
                                digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyColumnCounts() {
        var document = SampleRows.document(new DocumentId(null, null, "a"));
        var position = SampleRows.position("c_1", 1);
        assertThat(
                        List.of(
                                digest(CHUNK),
                                digest(SampleRows.chunk("c_2", "a.md", "fox")),
                                digest(SampleRows.chunk("c_1", "b.md", "fox")),
                                digest(SampleRows.chunk("c_1", "a.md", "dog")),
                                digest(
                                        SampleRows.chunk(
                                                "c_1",
                                                new DocumentId("a.md", null, "a.md"),
                                                null,
                                                "fox")),
                                digest(
                                        SampleRows.chunk(
                                                "c_1",
                                                new DocumentId(null, "a.md", "a.md"),
                                                null,
                                                "fox")),
                                digest(
                                        SampleRows.chunk(
                                                "c_1",
                                                new DocumentId(null, null, "a.md"),
                                                "",
                                                "fox")),
                                digest(document),
                                digest(withAttributes(document, Map.of("a", "1"))),
                                digest(withAttributes(document, Map.of("a1", ""))),
                                digest(position),
                                digest(
                                        new ChunkPosition(
                                                position.id(), 1, null, 17, SampleRows.TIME)),
                                digest(
                                        new ChunkPosition(
                                                position.id(),
                                                1,
                                                10,
                                                17,
                                                SampleRows.TIME.plusMillis(1))),
                                digest(SampleRows.embedding(CHUNK, SampleRows.vector(1))),
                                digest(SampleRows.embedding(CHUNK, SampleRows.vector(2)))))
                .doesNotHaveDuplicates();
    }

    private static Document withAttributes(Document row, Map<String, String> attributes) {
        return new Document(
                row.id(),
                row.source(),
                row.chunkType(),
                row.contentType(),
                row.contentHash(),
                row.chunkCount(),
                row.sourceUrl(),
                attributes,
                row.createdAt(),
                row.updatedAt());
    }

    @Test
    void suppliedVectorIsNoColumn() {
        var supplied = new SuppliedEmbedding("sample", SampleRows.vector(1));
        var chunk =
                new Chunk(
                        CHUNK.id(),
                        CHUNK.document(),
                        CHUNK.user(),
                        CHUNK.source(),
                        CHUNK.chunkType(),
                        CHUNK.section(),
                        CHUNK.content(),
                        CHUNK.contentHash(),
                        supplied);
        assertThat(digest(chunk)).isEqualTo(digest(CHUNK));
    }
}
