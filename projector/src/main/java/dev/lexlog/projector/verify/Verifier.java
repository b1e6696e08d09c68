package dev.lexlog.projector.verify;

import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.projector.verify.Note.Kind;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.store.Audit;
import dev.lexlog.store.Generation;
import dev.lexlog.store.RecallAtTen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Compares one moment of a generation with the log, which it folds anew, each partition on its own
/// and exactly as far as the generation had read it; and the index with the tables. Beside that it
/// tells how the rows differ from those of the generation that answers.
public final class Verifier {
    /// So many are a problem whatever the number of vectors.
    private static final int MOST_UNINDEXED = 1_001;

    private static final int SAMPLES = 100;
    private static final long SEED = 20260101;

    private final ProjectorConfig config;
    private final LogCodec codec;
    private final BooleanSupplier stopped;

    public Verifier(ProjectorConfig config, LogCodec codec, BooleanSupplier stopped) {
        this.config = config;
        this.codec = codec;
        this.stopped = stopped;
    }

    /// What the index holds is looked at beside the tables, in a moment of its own.
    public Findings verify(Generation generation, @Nullable Generation live) {
        try (var here = generation.audit();
                var indexed = generation.audit();
                var beside = live == null ? null : live.audit()) {
            var recall = new RecallAtTen(here.sample(SAMPLES, SEED));
            var moment = new Moment(generation, here, beside, recall);
            var problems = new ArrayList<String>();
            var tables = new ArrayList<TableFindings>();
            var unindexed = new ArrayList<String>();
            var lanes = new Lanes(stopped);
            lanes.run(
                    () -> {
                        for (var table : LogTable.values()) {
                            tables.add(table(table, moment, problems, lanes));
                        }
                    },
                    () ->
                            indexed.unindexed(MOST_UNINDEXED)
                                    .forEach(id -> unindexed.add(id.value())));
            long mayMiss = Math.min(here.mayMiss(vectors(tables)), MOST_UNINDEXED - 1);
            var index = new IndexCheck(unindexed, mayMiss, recall.of(here::nearest));
            problems.addAll(index.problems());
            return new Findings(
                    problems.isEmpty(),
                    problems,
                    live == null ? null : live.number(),
                    tables,
                    index.examples(),
                    unindexed.size(),
                    index.recall(),
                    texts(here.watermark().positions()));
        }
    }

    private static long vectors(List<TableFindings> tables) {
        var name = LogTable.EMBEDDINGS.topicSuffix();
        return tables.stream()
                .filter(table -> table.table().equals(name))
                .mapToLong(TableFindings::rows)
                .sum();
    }

    private TableFindings table(LogTable table, Moment moment, List<String> problems, Lanes all) {
        var generation = moment.generation();
        var positions = positions(table, generation, moment.here());
        long expected = 2 * positions.values().stream().mapToLong(p -> p).sum();
        try (var notes = new Notes(expected)) {
            var lanes = new Lanes(all::ended);
            var fold = new LogFold(codec, generation::stored, table, notes, lanes);
            lanes.run(
                    () -> fold.read(config, positions),
                    () ->
                            rows(
                                    moment.here(),
                                    table,
                                    lanes,
                                    (key, row) -> {
                                        notes.take(Note.of(Kind.HERE, key, row));
                                        moment.recall().add(row);
                                    }),
                    () ->
                            rows(
                                    moment.beside(),
                                    table,
                                    lanes,
                                    (key, row) -> notes.take(Note.of(Kind.LIVE, key, row))));
            var comparison = new Comparison();
            notes.read(comparison::add);
            var findings = comparison.findings(table, moment.beside() != null);
            problems.addAll(Problems.of(findings, comparison, fold));
            return findings;
        }
    }

    private static void rows(
            @Nullable Audit audit, LogTable table, Lanes lanes, BiConsumer<String, LogRow> row) {
        if (audit != null) {
            audit.rows(
                    table,
                    (key, found) -> {
                        lanes.check();
                        row.accept(key, found);
                    });
        }
    }

    /// Of every partition, also of one that nothing was read of.
    private Map<LogPartition, Long> positions(LogTable table, Generation generation, Audit audit) {
        var topic =
                table == LogTable.EMBEDDINGS
                        ? config.topics().embeddings(generation.settings().embeddings())
                        : config.topics().log(table);
        var positions = new HashMap<LogPartition, Long>();
        var read = audit.watermark().positions();
        for (int i = 0; i < generation.settings().partitionCount(); i++) {
            var partition = new LogPartition(topic, i);
            positions.put(partition, read.getOrDefault(partition, 0L));
        }
        return positions;
    }

    private static Map<String, Long> texts(Map<LogPartition, Long> positions) {
        var texts = new TreeMap<String, Long>();
        positions.forEach((partition, position) -> texts.put(partition.toString(), position));
        return texts;
    }

    /// What is looked at, and what its vectors are to be found by.
    private record Moment(
            Generation generation, Audit here, @Nullable Audit beside, RecallAtTen recall) {}
}
