package dev.lexlog.bench.search;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Hands a corpus to a generation as a projector would: batches of slices of the log topics. Only
/// the time inside the generation counts, not that of making the rows.
final class Load {
    static final int PARTITIONS = 6;
    private static final int DOCUMENTS_A_BATCH = 50;
    private static final String TOPIC_ID = "bench";

    private final GenerationWriter writer;
    private final Map<LogPartition, Long> positions = new HashMap<>();
    private long nanos;

    Load(GenerationWriter writer) {
        this.writer = writer;
        var partitions =
                Arrays.stream(LogTable.values())
                        .map(Topics.DEFAULT::log)
                        .flatMap(topic ->
                                IntStream.range(0, PARTITIONS)
                                        .mapToObj(p -> new LogPartition(topic, p)))
                        .toList();
        var ids =
                partitions.stream()
                        .map(LogPartition::topic)
                        .distinct()
                        .collect(Collectors.toMap(topic -> topic, _ -> TOPIC_ID));
        positions.putAll(writer.take(partitions, ids));
    }

    void all(Corpus corpus, int chunks) throws InterruptedException {
        int documents = chunks / Corpus.CHUNKS_A_DOCUMENT;
        for (int from = 0; from < documents; from += DOCUMENTS_A_BATCH) {
            var batch = new HashMap<LogPartition, List<LogRow>>();
            int end = Math.min(documents, from + DOCUMENTS_A_BATCH);
            for (int document = from; document < end; document++) {
                int partition = Partitions.of(Corpus.name(document), PARTITIONS);
                for (var row : corpus.rows(document)) {
                    var place = new LogPartition(Topics.DEFAULT.log(row.table()), partition);
                    batch.computeIfAbsent(place, _ -> new ArrayList<>()).add(row);
                }
            }
            apply(slices(batch));
        }
        settle();
    }

    /// The time inside the generation, until nothing is merged any more.
    long nanos() {
        return nanos;
    }

    private List<Slice> slices(Map<LogPartition, List<LogRow>> batch) {
        var slices = new ArrayList<Slice>();
        batch.forEach((partition, rows) -> {
            long from = positions.getOrDefault(partition, 0L);
            var changes = new ArrayList<Change>();
            for (var row : rows) {
                changes.add(new Change.Put(row, from + changes.size()));
            }
            long to = from + changes.size();
            positions.put(partition, to);
            slices.add(new Slice(partition, from, to, Corpus.TIME, true, changes));
        });
        return slices;
    }

    private void apply(List<Slice> slices) {
        long begin = System.nanoTime();
        nanos +=
                switch (writer.apply(slices)) {
                    case Outcome.Applied _ -> System.nanoTime() - begin;
                    case Outcome.Fenced(var partitions) ->
                            throw new IllegalStateException("fenced: " + partitions);
                };
    }

    /// Merged segments are seen, and committed, with the next change: here a transaction's marker.
    private void settle() throws InterruptedException {
        long begin = System.nanoTime();
        for (var merge = merging(); !merge.isEmpty(); merge = merging()) {
            for (var thread : merge) {
                thread.join();
            }
        }
        nanos += System.nanoTime() - begin;
        var partition = new LogPartition(Topics.DEFAULT.log(LogTable.CHUNKS), 0);
        long at = positions.getOrDefault(partition, 0L);
        apply(List.of(new Slice(partition, at, at + 1, null, true, List.of())));
    }

    private static List<Thread> merging() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Lucene Merge Thread"))
                .toList();
    }
}
