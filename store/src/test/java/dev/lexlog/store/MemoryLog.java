package dev.lexlog.store;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.digest.TableDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A log in memory: every topic with two partitions, offsets with gaps as transaction markers leave
/// them; and its fold, written independently of the store.
public final class MemoryLog {
    public static final int PARTITIONS = 2;

    private final Map<LogPartition, List<Change>> changes = new TreeMap<>();
    private final Map<LogPartition, Long> ends = new TreeMap<>();

    public MemoryLog() {
        for (var table : LogTable.values()) {
            for (int i = 0; i < PARTITIONS; i++) {
                var partition = new LogPartition(topic(table), i);
                changes.put(partition, new ArrayList<>());
                ends.put(partition, 0L);
            }
        }
    }

    public static String topic(LogTable table) {
        return "log." + table.topicSuffix();
    }

    public static Map<String, String> topicIds() {
        return List.of(LogTable.values()).stream()
                .collect(Collectors.toMap(MemoryLog::topic, table -> "id-" + table));
    }

    public List<LogPartition> partitions() {
        return List.copyOf(changes.keySet());
    }

    public MemoryLog put(LogRow row) {
        var partition = partition(row.table(), row.key());
        append(partition, new Change.Put(row, end(partition)));
        return this;
    }

    public MemoryLog delete(LogTable table, String key) {
        var partition = partition(table, key);
        append(partition, new Change.Delete(table, key, end(partition)));
        return this;
    }

    /// Moves the end of a partition as the marker of a transaction does.
    public void marker(LogPartition partition) {
        ends.merge(partition, 1L, Long::sum);
    }

    private void append(LogPartition partition, Change change) {
        var _ = changesOf(partition).add(change);
        marker(partition);
    }

    private static LogPartition partition(LogTable table, String key) {
        return new LogPartition(topic(table), Partitions.of(key, PARTITIONS));
    }

    public long end(LogPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    public Map<LogPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    public Slice slice(LogPartition partition, long from, long to) {
        var inside =
                changesOf(partition).stream()
                        .filter(c -> c.offset() >= from && c.offset() < to)
                        .toList();
        return new Slice(partition, from, to, time(inside), to == end(partition), inside);
    }

    private static @Nullable Instant time(List<Change> inside) {
        return inside.isEmpty()
                ? null
                : Instant.ofEpochMilli(1_000_000 + inside.getLast().offset());
    }

    /// Everything behind these positions, one slice a partition.
    public List<Slice> rest(Map<LogPartition, Long> positions) {
        var slices = new ArrayList<Slice>();
        positions.forEach((p, from) -> slices.add(slice(p, from, Math.max(from, end(p)))));
        return slices;
    }

    private List<Change> changesOf(LogPartition partition) {
        var list = changes.get(partition);
        if (list == null) {
            throw new IllegalArgumentException("no partition " + partition);
        }
        return list;
    }

    /// The rows that the log comes to, by key.
    public Map<String, LogRow> fold(LogTable table) {
        return fold(table, ends);
    }

    /// The rows that the log comes to below these positions.
    public Map<String, LogRow> fold(LogTable table, Map<LogPartition, Long> positions) {
        var rows = new TreeMap<String, LogRow>();
        for (int i = 0; i < PARTITIONS; i++) {
            var partition = new LogPartition(topic(table), i);
            for (var change :
                    slice(partition, 0, positions.getOrDefault(partition, 0L)).changes()) {
                switch (change) {
                    case Change.Put(LogRow row, long _) -> rows.put(row.key(), row);
                    case Change.Delete(LogTable _, String key, long _) -> rows.remove(key);
                }
            }
        }
        return rows;
    }

    /// The chunks that the log comes to below these positions, as a reading shows them.
    public Map<ChunkId, StoredChunk> stored(Map<LogPartition, Long> positions) {
        var places = fold(LogTable.CHUNK_POSITIONS, positions);
        var documents = fold(LogTable.DOCUMENTS, positions);
        var stored = new HashMap<ChunkId, StoredChunk>();
        for (var row : fold(LogTable.CHUNKS, positions).values()) {
            var chunk = (Chunk) row;
            var place = (ChunkPosition) places.get(chunk.key());
            var document = (Document) documents.get(Keys.document(chunk.document()));
            var url = document == null ? null : document.sourceUrl();
            stored.put(chunk.id(), new StoredChunk(chunk, place, url));
        }
        return stored;
    }

    public Map<LogTable, String> digests() {
        return digests(ends);
    }

    public Map<LogTable, String> digests(Map<LogPartition, Long> positions) {
        return digests(positions, vector -> vector);
    }

    /// Of vectors as a generation keeps them.
    public Map<LogTable, String> digests(UnaryOperator<Embedding> stored) {
        return digests(ends, stored);
    }

    private Map<LogTable, String> digests(
            Map<LogPartition, Long> positions, UnaryOperator<Embedding> stored) {
        var digests = new EnumMap<LogTable, String>(LogTable.class);
        for (var table : LogTable.values()) {
            var rows = fold(table, positions).values().stream().map(row -> kept(row, stored));
            digests.put(table, TableDigest.of(rows));
        }
        return digests;
    }

    private static LogRow kept(LogRow row, UnaryOperator<Embedding> stored) {
        return row instanceof ChunkEmbedding e
                ? new ChunkEmbedding(
                        e.id(),
                        e.document(),
                        e.user(),
                        e.source(),
                        e.chunkType(),
                        e.model(),
                        stored.apply(e.vector()))
                : row;
    }
}
