package dev.lexlog.store;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Source;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which chunks a search may see; applied inside the index search, never after it. An empty set and
/// a null document filter nothing.
public record ChunkFilter(
        Visibility visibility,
        Set<ChunkType> chunkTypes,
        Set<Source> sources,
        @Nullable String document) {
    public ChunkFilter {
        chunkTypes = Set.copyOf(chunkTypes);
        sources = Set.copyOf(sources);
    }

    public static ChunkFilter of(Visibility visibility) {
        return new ChunkFilter(visibility, Set.of(), Set.of(), null);
    }
}
