package dev.lexlog.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.embedding.EmbedderConfig;
import dev.lexlog.embedding.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    @TempDir private Path folder;

    @Test
    void collectionIsReadAndRankedByBothBaselines() throws IOException {
        BeirCollection collection = BeirCollection.read(collection());

        assertThat(collection.documents()).containsEntry("2", "\nDogs bark at strangers.");
        assertThat(collection.queries()).containsOnlyKeys("q1");
        try (var bm25 = new Bm25Baseline(collection.documents());
                var embedder = Embedders.create("hashing", EmbedderConfig.defaults())) {
            var cache = new VectorCache(folder.resolve("vectors"), embedder);
            var cosine = new CosineBaseline(embedder, cache.vectors(collection.documents()));

            assertThat(bm25.rank("a sleeping cat")).containsExactly("1");
            assertThat(bm25.rank("the")).isEmpty();
            assertThat(cosine.rank("cats sleep")).containsExactly("1", "2");
            assertThat(bm25.meanNdcg(collection)).isEqualTo(1);
        }
    }

    @Test
    void cachedVectorsAreThoseOfTheModelAlsoAfterAHalfWrittenRecord() throws IOException {
        Path file = folder.resolve("vectors");
        try (var embedder = Embedders.create("hashing:8", EmbedderConfig.defaults())) {
            var first = new VectorCache(file, embedder).vectors(Map.of("1", "one", "2", "two"));
            Files.write(file, List.of("half"), StandardOpenOption.APPEND);
            var second = new VectorCache(file, embedder).vectors(Map.of("1", "one", "3", "three"));
            var third = new VectorCache(file, embedder).vectors(Map.of("3", "three"));

            assertThat(second.get("1")).isEqualTo(first.get("1"));
            assertThat(third.get("3"))
                    .isEqualTo(second.get("3"))
                    .isEqualTo(embedder.embedQuery("three"));
            assertThat(Files.size(file)).isEqualTo(3 * (32 + 8 * 4));
        }
    }

    private Path collection() throws IOException {
        Files.createDirectories(folder.resolve("qrels"));
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                """
                {"_id": "1", "title": "Cats", "text": "Cats sleep all day."}
                {"_id": "2", "title": "", "text": "Dogs bark at strangers."}
                """);
        Files.writeString(
                folder.resolve("queries.jsonl"),
                """
                {"_id": "q1", "text": "sleeping cats"}
                {"_id": "q2", "text": "never judged"}
                """);
        Files.writeString(
                folder.resolve("qrels/test.tsv"), "query-id\tcorpus-id\tscore\nq1\t1\t1\n");
        return folder;
    }
}
