package dev.lexlog.bench.write;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationWriter;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Hands rows to a generation as a projector of one partition does.
final class Batches {
    private final GenerationWriter writer;
    private final Map<LogTable, Long> positions = new EnumMap<>(LogTable.class);

    Batches(GenerationWriter writer) {
        this.writer = writer;
        var partitions = Arrays.stream(LogTable.values()).map(Batches::partition).toList();
        var ids =
                partitions.stream()
                        .collect(Collectors.toMap(LogPartition::topic, LogPartition::topic));
        writer.take(partitions, ids);
    }

    private static LogPartition partition(LogTable table) {
        return new LogPartition(Topics.DEFAULT.log(table), 0);
    }

    void write(List<? extends LogRow> rows) {
        var byTable = new EnumMap<LogTable, List<Change>>(LogTable.class);
        for (var row : rows) {
            var changes = byTable.computeIfAbsent(row.table(), _ -> new ArrayList<>());
            changes.add(new Change.Put(row, position(row.table()) + changes.size()));
        }
        var slices = new ArrayList<Slice>();
        byTable.forEach((table, changes) -> {
            long from = position(table);
            long to = from + changes.size();
            positions.put(table, to);
            slices.add(new Slice(partition(table), from, to, null, false, changes));
        });
        if (writer.apply(slices) instanceof Outcome.Fenced(var partitions)) {
            throw new IllegalStateException("fenced: " + partitions);
        }
    }

    private long position(LogTable table) {
        return positions.getOrDefault(table, 0L);
    }
}
