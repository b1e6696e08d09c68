package dev.lexlog.standalone.cli.run;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Starts broker, registry, worker, projector and API in this process.
@FunctionalInterface
public interface StackStarter {
    /// Returns when searches work. What a user can cure (a port in use, a folder that cannot be
    /// written) is a {@link dev.lexlog.standalone.data.CannotStart}, before anything has started;
    /// `progress` gets a line for each step that takes time. When `stopped` completes before that,
    /// the start is given up and throws.
    RunningStack start(
            StackOptions options, Consumer<String> progress, CompletableFuture<?> stopped);
}
