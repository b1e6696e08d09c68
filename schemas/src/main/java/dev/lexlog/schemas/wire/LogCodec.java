package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import org.jspecify.annotations.Nullable;

/// Rows of the log topics to record values and back. The worker alone writes them, so what cannot
/// be decoded is a {@link dev.lexlog.schemas.failure.Fault}. Safe for use by several threads.
public interface LogCodec {
    byte[] encode(LogRow row);

    /// A null value is a tombstone.
    Change decode(LogTable table, byte[] key, byte @Nullable [] value, long offset);
}
