package dev.lexlog.store;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Puts, deletes and markers in every table, with few keys, so that they meet; and random stretches
/// of what a log holds.
public final class RandomChanges {
    private static final int KEYS = 12;

    private RandomChanges() {}

    public static void append(RandomGenerator random, MemoryLog log, int count) {
        for (int i = 0; i < count; i++) {
            var row = row(random);
            switch (random.nextInt(8)) {
                case 0, 1 -> log.delete(row.table(), row.key());
                case 2 -> log.marker(log.partitions().get(random.nextInt(24)));
                default -> log.put(row);
            }
        }
    }

    private static LogRow row(RandomGenerator random) {
        var table = List.of(LogTable.values()).get(random.nextInt(LogTable.values().length));
        if (KnowledgeSamples.TABLES.contains(table)) {
            return new KnowledgeSamples(random, "ä😀").row(table);
        }
        var id = "c_" + random.nextInt(KEYS);
        var domain = random.nextBoolean() ? null : "a";
        var document = new DocumentId(domain, null, "d" + random.nextInt(KEYS));
        var chunk = SampleRows.chunk(id, document, null, "fox " + random.nextInt(1_000));
        return switch (table) {
            case DOCUMENTS -> SampleRows.document(document, "url" + random.nextInt(3));
            case CHUNKS -> chunk;
            case CHUNK_POSITIONS -> SampleRows.position(id, random.nextInt(9));
            default -> SampleRows.embedding(chunk, SampleRows.vector(random.nextInt(100)));
        };
    }

    /// Of some partitions a stretch from their position on.
    public static List<Slice> slices(
            RandomGenerator random, MemoryLog log, Map<LogPartition, Long> positions) {
        var slices = new ArrayList<Slice>();
        for (var partition : log.partitions()) {
            long from = positions.getOrDefault(partition, 0L);
            if (random.nextInt(3) > 0 && from <= log.end(partition)) {
                long to = from + random.nextLong(log.end(partition) - from + 1);
                slices.add(log.slice(partition, from, to));
            }
        }
        return slices;
    }
}
