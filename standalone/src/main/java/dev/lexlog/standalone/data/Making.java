package dev.lexlog.standalone.data;

import dev.lexlog.schemas.model.EmbeddingModel;

/// What a data folder was made with and keeps for ever: which embedder, its model, and how many
/// partitions every topic has.
public record Making(String embedder, EmbeddingModel model, int partitions) {
    /// Empty when `now` may use a folder that was made so, else the difference and the cure.
    String difference(Making now) {
        if (!model.equals(now.model)) {
            return "was made with embedder %s (%s, %d dimensions), not %s (%s, %d): --embedder %s, or another --data"
                    .formatted(
                            embedder,
                            model.name(),
                            model.dimension(),
                            now.embedder,
                            now.model.name(),
                            now.model.dimension(),
                            embedder);
        }
        if (partitions != now.partitions) {
            return "was made with %d partitions, not %d: another --data"
                    .formatted(partitions, now.partitions);
        }
        return "";
    }
}
