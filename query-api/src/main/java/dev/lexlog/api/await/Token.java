package dev.lexlog.api.await;

import dev.lexlog.schemas.topic.LogPartition;

/// A record that somebody published, by where it lies.
record Token(LogPartition partition, long offset) {
    @Override
    public String toString() {
        return partition + "/" + offset;
    }
}
