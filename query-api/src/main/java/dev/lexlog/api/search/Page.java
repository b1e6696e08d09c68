package dev.lexlog.api.search;

import dev.lexlog.api.search.Fusion.Fused;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The hits of an answer: candidates in order, each with its chunk. Chunks are fetched in batches
/// and only once; a candidate whose chunk is gone gives its place to the next (law 7).
final class Page {
    private final Reading reading;
    private final Visibility visibility;
    private final int limit;
    private final Map<ChunkId, Optional<StoredChunk>> fetched = new HashMap<>();

    Page(Reading reading, Visibility visibility, int limit) {
        this.reading = reading;
        this.visibility = visibility;
        this.limit = limit;
    }

    /// The best hits among the candidates; fewer than the limit when these run out.
    List<Hit> fill(List<Fused> candidates) {
        var hits = new ArrayList<Hit>(limit);
        for (int from = 0; from < candidates.size() && hits.size() < limit; from += limit) {
            var batch = candidates.subList(from, Math.min(from + limit, candidates.size()));
            fetch(batch);
            for (var candidate : batch) {
                var chunk = fetched.get(candidate.id());
                if (chunk != null && chunk.isPresent() && hits.size() < limit) {
                    hits.add(new Hit(candidate, chunk.get()));
                }
            }
        }
        return hits;
    }

    private void fetch(List<Fused> batch) {
        var unknown = batch.stream().map(Fused::id).filter(id -> !fetched.containsKey(id)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        var found = reading.chunks(unknown, visibility);
        unknown.forEach(id -> fetched.put(id, Optional.ofNullable(found.get(id))));
    }

    record Hit(Fused candidate, StoredChunk stored) {}
}
