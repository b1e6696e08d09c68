package dev.lexlog.store.embedded;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.Watermark;
import dev.lexlog.store.embedded.duckdb.TablesMoment;
import dev.lexlog.store.embedded.lucene.IndexBuild;
import dev.lexlog.store.embedded.lucene.IndexContents;
import dev.lexlog.store.embedded.lucene.IndexSearch;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/// Tables and index of one moment.
final class EmbeddedAudit implements Audit {
    private static final Duration ONE_SEARCH = Duration.ofMinutes(1);

    private final TablesMoment tables;
    private final Published moment;
    private final Executor threads;
    private final AtomicBoolean closed = new AtomicBoolean();

    EmbeddedAudit(TablesMoment tables, Published moment, Executor threads) {
        this.tables = tables;
        this.moment = moment;
        this.threads = threads;
    }

    @Override
    public Watermark watermark() {
        return moment.watermark();
    }

    @Override
    public void rows(LogTable table, BiConsumer<String, LogRow> row) {
        tables.rows(table, row);
    }

    @Override
    public List<ChunkId> unindexed(int atMost) {
        var contents = new IndexContents(moment.index());
        contents.checkIntegrity();
        var ids = new TreeSet<String>();
        ids.addAll(tables.differences(LogTable.EMBEDDINGS, contents::vectors, atMost));
        for (var table : IndexBuild.TABLES) {
            ids.addAll(tables.differences(table, id -> contents.keys(table, id), atMost));
        }
        return ids.stream().limit(atMost).map(ChunkId::new).toList();
    }

    @Override
    public List<Embedding> sample(int size, long seed) {
        return tables.sample(size, seed);
    }

    @Override
    public List<Candidate> nearest(Embedding query, int limit) {
        return new IndexSearch(moment.index(), threads, Deadline.after(ONE_SEARCH))
                .nearest(query, limit);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            tables.close();
            Projection.release(moment);
        }
    }
}
