package dev.lexlog.worker.hash;

import dev.lexlog.schemas.model.SourceHashType;
import org.jspecify.annotations.Nullable;

/// A hash update that passed the rules.
sealed interface HashCommand {
    String source();

    record SetSource(String source, SourceHashType type, String hash) implements HashCommand {}

    record SetResource(String source, String type, String name, String contentHash)
            implements HashCommand {}

    record RemoveResource(String source, String type, String name) implements HashCommand {}

    /// A null type clears all.
    record ClearResources(String source, @Nullable String type) implements HashCommand {}
}
