package dev.lexlog.projector.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Watermark;
import dev.lexlog.store.digest.RowHash;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class IndexCheckTest {
    @Test
    void wholeIndexOverDifficultVectorsIsSound() {
        assertThat(problems(List.of(), 0.51)).isEmpty();
    }

    @Test
    void graphThatIsNotConnectedIsAProblemWithItsCure() {
        assertThat(problems(List.of(), 0.49))
                .singleElement()
                .asString()
                .contains("0.490 of the ten nearest", "hnsw.m");
    }

    @Test
    void whatTheIndexLostIsNamed() {
        assertThat(problems(List.of(new ChunkId("c_7")), 1))
                .singleElement()
                .asString()
                .contains("c_7");
    }

    private static List<String> problems(List<ChunkId> unindexed, double recall) {
        var check = new IndexCheck();
        check.run(new Found(unindexed, recall));
        return check.problems();
    }

    private record Found(List<ChunkId> missing, double recall) implements Audit {
        @Override
        public Watermark watermark() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rows(LogTable table, BiConsumer<String, RowHash> row) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ChunkId> unindexed(int atMost) {
            return missing;
        }

        @Override
        public double recallAtTen(int samples, long seed) {
            return recall;
        }

        @Override
        public void close() {}
    }
}
