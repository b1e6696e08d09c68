package dev.lexlog.store.embedded;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.Watermark;
import dev.lexlog.store.digest.RowHash;
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
import java.util.stream.Collectors;

/// Tables and index of one moment.
final class EmbeddedAudit implements Audit {
    private static final Duration ONE_SEARCH = Duration.ofMinutes(1);
    private static final int NEIGHBOURS = 10;

    /// Vectors that are as near as the tenth may stand in for it; floats are compared.
    private static final double TIE = 1e-5;

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
    public void rows(LogTable table, BiConsumer<String, RowHash> row) {
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
    public double recallAtTen(int samples, long seed) {
        return tables.sample(samples, seed).stream().mapToDouble(this::recall).average().orElse(1);
    }

    private double recall(Embedding query) {
        var nearest = tables.nearest(query, NEIGHBOURS);
        double least = nearest.getLast().score() - TIE;
        var ids = nearest.stream().map(Candidate::id).collect(Collectors.toSet());
        long found =
                new IndexSearch(moment.index(), threads, Deadline.after(ONE_SEARCH))
                        .nearest(query, NEIGHBOURS).stream()
                                .filter(hit -> ids.contains(hit.id()) || hit.score() >= least)
                                .count();
        return (double) found / nearest.size();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            tables.close();
            Projection.release(moment);
        }
    }
}
