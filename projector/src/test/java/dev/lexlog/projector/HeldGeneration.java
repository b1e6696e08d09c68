package dev.lexlog.projector;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.LexicalRanking;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A generation whose writers can be held up just before they write, as a paused process is.
final class HeldGeneration implements Generation {
    private final Generation generation;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch reached = new CountDownLatch(1);

    HeldGeneration(Generation generation) {
        this.generation = generation;
    }

    /// The next batch, and those behind it, until {@link #release}.
    void hold() {
        reached = new CountDownLatch(1);
        held = new CountDownLatch(1);
    }

    void awaitHeldBatch() throws InterruptedException {
        reached.await();
    }

    void release() {
        held.countDown();
    }

    @Override
    public int number() {
        return generation.number();
    }

    @Override
    public GenerationSettings settings() {
        return generation.settings();
    }

    @Override
    public LexicalRanking lexical() {
        return generation.lexical();
    }

    @Override
    public GenerationWriter writer() {
        return new Writer(generation.writer());
    }

    @Override
    public Reading read(Duration timeout) {
        return generation.read(timeout);
    }

    @Override
    public void close() {
        generation.close();
    }

    private final class Writer implements GenerationWriter {
        private final GenerationWriter writer;

        Writer(GenerationWriter writer) {
            this.writer = writer;
        }

        @Override
        public Map<LogPartition, Long> take(
                Collection<LogPartition> partitions, Map<String, String> topicIds) {
            return writer.take(partitions, topicIds);
        }

        @Override
        public Map<LogPartition, Instant> lastAtEnd() {
            return writer.lastAtEnd();
        }

        @Override
        public Outcome apply(List<Slice> slices) {
            if (held.getCount() > 0) {
                reached.countDown();
                awaitRelease();
            }
            return writer.apply(slices);
        }

        private void awaitRelease() {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public Audit audit() {
        throw new UnsupportedOperationException("audit");
    }

    @Override
    public LogRow stored(LogRow row) {
        return row;
    }
}
