package dev.lexlog.store.embedded;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import dev.lexlog.store.Watermark;
import dev.lexlog.store.embedded.Steps.Step;
import dev.lexlog.store.embedded.duckdb.DuckDatabase;
import dev.lexlog.store.embedded.duckdb.FencedTables;
import dev.lexlog.store.embedded.duckdb.TablesMoment;
import dev.lexlog.store.embedded.lucene.LuceneIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tables and index side by side, each with positions of its own; readings see what both have
/// reached. A failure between the two leaves the index behind: it is caught up after the next take.
final class Projection implements AutoCloseable {
    private final FencedTables tables;
    private final LuceneIndex index;
    private final Steps steps;
    private final AtomicReference<@Nullable Published> published;

    Projection(FencedTables tables, LuceneIndex index, Steps steps) {
        this.tables = tables;
        this.index = index;
        this.steps = steps;
        this.published = new AtomicReference<>(new Published(index.reader(), reached()));
    }

    record Taken(long fence, long position) {}

    /// Raises the fences and answers from where the later of tables and index has to go on.
    synchronized Map<LogPartition, Taken> take(
            Collection<LogPartition> partitions, Map<String, String> topicIds) {
        var rows = tables.take(partitions, topicIds);
        var taken = new HashMap<LogPartition, Taken>();
        rows.forEach((partition, row) -> {
            var indexed = index.take(partition, row.topicId());
            long at = Math.min(row.position(), indexed.position());
            taken.put(partition, new Taken(row.fence(), at));
        });
        publish();
        return taken;
    }

    synchronized Map<LogPartition, Instant> lastAtEnd() {
        return tables.lastAtEnd();
    }

    synchronized Outcome apply(List<Slice> slices, Map<LogPartition, Long> fences) {
        var outcome = tables.apply(slices, fences);
        if (outcome instanceof Outcome.Applied) {
            steps.done(Step.TABLES_COMMITTED);
            index.apply(slices);
            steps.done(Step.INDEX_APPLIED);
            publish();
            steps.done(Step.PUBLISHED);
        }
        return outcome;
    }

    private void publish() {
        var before = current();
        var newer = index.newer(before.index());
        published.set(new Published(newer.orElse(before.index()), reached()));
        if (newer.isPresent()) {
            release(before);
        }
    }

    /// The published moment, to be given back with {@link #release}.
    Published acquire() {
        while (true) {
            var moment = current();
            if (moment.index().tryIncRef()) {
                return moment;
            }
        }
    }

    /// What new readings reflect.
    Watermark watermark() {
        return current().watermark();
    }

    /// Both at one moment. {@link Unavailable} while the index has not caught up with the tables.
    synchronized EmbeddedAudit audit(DuckDatabase database, Executor threads) {
        var moment = acquire();
        try {
            return audit(TablesMoment.of(database), moment, threads);
        } catch (RuntimeException e) {
            release(moment);
            throw e;
        }
    }

    private static EmbeddedAudit audit(TablesMoment rows, Published moment, Executor threads) {
        if (rows.positions().equals(moment.watermark().positions())) {
            return new EmbeddedAudit(rows, moment, threads);
        }
        rows.close();
        throw new Unavailable("the index is still behind its tables", null);
    }

    static void release(Published moment) {
        try {
            moment.index().decRef();
        } catch (IOException e) {
            throw new Fault("cannot close a reader of the index: " + e.getMessage(), e);
        }
    }

    private Published current() {
        var moment = published.get();
        if (moment == null) {
            throw new IllegalStateException("the generation is closed");
        }
        return moment;
    }

    private Watermark reached() {
        var indexed = index.positions();
        var reached = new HashMap<LogPartition, Long>();
        Instant newest = null;
        for (var row : tables.positions().entrySet()) {
            var inTables = row.getValue();
            var inIndex = indexed.get(row.getKey());
            if (inIndex == null) {
                reached.put(row.getKey(), 0L);
                continue;
            }
            boolean indexIsBehind = inIndex.position() < inTables.position();
            reached.put(row.getKey(), indexIsBehind ? inIndex.position() : inTables.position());
            newest = later(newest, indexIsBehind ? inIndex.eventTime() : inTables.eventTime());
        }
        return new Watermark(newest, reached);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    @Override
    public synchronized void close() {
        var last = published.getAndSet(null);
        if (last != null) {
            release(last);
            index.close();
            tables.close();
        }
    }
}
