package dev.lexlog.store;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.digest.RowHash;
import java.util.List;
import java.util.function.BiConsumer;

/// One moment of a generation, read whole, to be compared with the log or another generation.
public interface Audit extends AutoCloseable {
    Watermark watermark();

    /// Every row of the table as its log key and hash, in any order.
    void rows(LogTable table, BiConsumer<String, RowHash> row);

    /// What lies in the tables but is not found through the index, or the other way round: the
    /// first ids of chunks, and keys of documents in the same form. An index that cannot be read is
    /// a {@link dev.lexlog.schemas.failure.Fault}.
    List<ChunkId> unindexed(int atMost);

    /// The mean share of the ten exactly nearest that the index finds, over the vectors of sampled
    /// rows; 1 when there are no vectors. The same seed samples the same of the same rows.
    double recallAtTen(int samples, long seed);

    @Override
    void close();
}
