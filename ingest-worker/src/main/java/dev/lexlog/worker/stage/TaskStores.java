package dev.lexlog.worker.stage;

/// The stores of one task, by name. Entries are not read before the first record.
public interface TaskStores {
    Entries entries(String name);
}
