package dev.lexlog.store.embedded.lucene;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the index has applied a partition of the topic with this id.
public record IndexPosition(String topicId, long position, @Nullable Instant eventTime) {}
