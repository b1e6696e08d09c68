package dev.lexlog.api.search;

import dev.lexlog.api.search.Fusion.Method;
import dev.lexlog.api.search.Fusion.Weights;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.ChunkFilter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A search as asked, checked: `query` is there when the mode uses text, `query` or `embedding`
/// when it uses vectors. `minSimilarity` null lets every cosine through.
record SearchRequest(
        @Nullable String query,
        @Nullable Embedding embedding,
        Mode mode,
        int limit,
        ChunkFilter filter,
        @Nullable Double minSimilarity,
        boolean exact,
        Method fusion,
        Weights weights,
        Duration timeout,
        boolean withContent,
        boolean withEntities) {
    /// How many candidates each list is first asked for (SEMANTICS §3).
    int depth() {
        return Math.max(50, 3 * limit);
    }

    String queryText() {
        if (query == null) {
            throw new IllegalStateException("mode " + mode.wireName() + " without a query");
        }
        return query;
    }
}
