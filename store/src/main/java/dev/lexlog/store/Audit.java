package dev.lexlog.store;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Candidates.Candidate;
import java.util.List;
import java.util.function.BiConsumer;

/// One moment of a generation, read whole, to be compared with the log or another generation.
public interface Audit extends AutoCloseable {
    Watermark watermark();

    /// Every row of the table with its log key, in any order.
    void rows(LogTable table, BiConsumer<String, LogRow> row);

    /// What lies in the tables but is not found through the index, or the other way round: the
    /// first ids of chunks, and keys of documents in the same form. An index that cannot be read is
    /// a {@link dev.lexlog.schemas.failure.Fault}.
    List<ChunkId> unindexed(int atMost);

    /// How many of so many vectors an index that is sound need not lead to.
    default long mayMiss(long vectors) {
        return 0;
    }

    /// Vectors of rows that the seed picks: the same of the same rows.
    List<Embedding> sample(int size, long seed);

    /// What the index finds nearest, whoever may see it, scored by cosine.
    List<Candidate> nearest(Embedding query, int limit);

    @Override
    void close();
}
