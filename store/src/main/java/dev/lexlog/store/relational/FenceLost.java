package dev.lexlog.store.relational;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Rolls a transaction back because others hold these partitions now, or moved their positions.
public final class FenceLost extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<LogPartition> partitions;

    FenceLost(Collection<LogPartition> partitions) {
        super(partitions.toString());
        this.partitions = List.copyOf(new TreeSet<>(partitions));
    }

    public List<LogPartition> partitions() {
        return partitions;
    }
}
