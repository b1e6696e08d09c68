package dev.lexlog.worker.stage;

/// The stores of one task, by name. Asking for a name makes the store exist; what is asked for must
/// not depend on anything but the wiring. Entries are not read before the first record.
public interface TaskStores {
    Entries entries(String name);
}
