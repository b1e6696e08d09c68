package dev.lexlog.store.lifecycle;

/// The right to do something that only one process may do at a time; gone when closed, or when its
/// process or its connection is.
public interface Lease extends AutoCloseable {
    /// Whether it still holds.
    boolean held();

    @Override
    void close();
}
