package dev.lexlog.worker.stage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the records of a topic that only the worker writes: nothing in it is ever refused. A null
/// value retracts what the key contributed. `appendedAt` is that of the input behind it.
public interface ContributionStage {
    List<Output> take(String key, byte @Nullable [] value, Instant appendedAt);
}
