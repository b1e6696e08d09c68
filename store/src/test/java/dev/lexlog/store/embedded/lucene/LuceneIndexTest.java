package dev.lexlog.store.embedded.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
    private static final LogPartition PARTITION = new LogPartition("log", 0);
    private static final int MOST_COMMITS = 200;

    @TempDir Path folder;

    @Test
    void mergesAreCommittedThoughNothingWasApplied() throws Exception {
        try (var index = LuceneIndex.open(folder, SampleRows.SETTINGS)) {
            index.take(PARTITION, "id");
            int merged = segmentsAfterTheFirstMerge(index);
            assertThat(committedSegments()).isGreaterThan(merged);

            index.commit();

            assertThat(committedSegments()).isEqualTo(merged);
        }
    }

    /// A commit begins the merges that its segments make due; it cannot hold their outcome.
    private int segmentsAfterTheFirstMerge(LuceneIndex index) throws Exception {
        for (int i = 0; i < MOST_COMMITS; i++) {
            var put = new Change.Put(SampleRows.chunk("c_" + i, "a.md", "fox"), i);
            index.apply(List.of(new Slice(PARTITION, i, i + 1, null, false, List.of(put))));
            index.commit();
            awaitMerges();
            int segments = segments(index);
            if (segments < committedSegments()) {
                return segments;
            }
        }
        throw new AssertionError("no merge in " + MOST_COMMITS + " commits");
    }

    private static void awaitMerges() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("Lucene Merge Thread")) {
                thread.join();
            }
        }
    }

    private static int segments(LuceneIndex index) throws IOException {
        try (var reader = index.reader()) {
            return reader.leaves().size();
        }
    }

    private int committedSegments() throws IOException {
        try (var directory = FSDirectory.open(folder);
                var reader = DirectoryReader.open(directory)) {
            return reader.leaves().size();
        }
    }
}
