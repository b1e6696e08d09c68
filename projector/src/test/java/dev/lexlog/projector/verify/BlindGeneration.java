package dev.lexlog.projector.verify;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.Generation;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.LexicalRanking;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Watermark;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/// A generation whose index holds every vector and finds none of them.
record BlindGeneration(Generation generation) implements Generation {
    static final ChunkId MISSED = new ChunkId("c_7");
    static final int VECTORS_FOR_ONE_MISSED = 20;

    @Override
    public Audit audit() {
        return new BlindAudit(generation.audit());
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
        return generation.writer();
    }

    @Override
    public Reading read(Duration timeout) {
        return generation.read(timeout);
    }

    @Override
    public LogRow stored(LogRow row) {
        return generation.stored(row);
    }

    @Override
    public void close() {
        generation.close();
    }

    private record BlindAudit(Audit audit) implements Audit {
        @Override
        public List<Candidate> nearest(Embedding query, int limit) {
            return List.of();
        }

        @Override
        public Watermark watermark() {
            return audit.watermark();
        }

        @Override
        public void rows(LogTable table, BiConsumer<String, LogRow> row) {
            audit.rows(table, row);
        }

        @Override
        public List<ChunkId> unindexed(int atMost) {
            return List.of(MISSED);
        }

        @Override
        public long mayMiss(long vectors) {
            return vectors / VECTORS_FOR_ONE_MISSED;
        }

        @Override
        public List<Embedding> sample(int size, long seed) {
            return audit.sample(size, seed);
        }

        @Override
        public void close() {
            audit.close();
        }
    }
}
