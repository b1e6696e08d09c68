package dev.lexlog.store.lifecycle;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who answers at one moment, and how far it has read. While another is being promoted, a client
/// was shown its own writes only when both have them: the next answer may come from either.
public record Standing(Reader live, @Nullable Reader promoting) {
    /// A generation and its positions at that moment.
    public record Reader(
            int number, GenerationSettings settings, Map<LogPartition, Long> positions) {
        public Reader {
            positions = Map.copyOf(positions);
        }
    }
}
