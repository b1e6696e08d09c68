package dev.lexlog.store;

import dev.lexlog.schemas.model.ChunkId;
import java.util.List;

/// The best chunks of one list: score descending, ties by id. The score is the cosine for vectors,
/// for text what the generation's {@link LexicalRanking} says. `exact` is false when an approximate
/// index chose them.
public record Candidates(List<Candidate> items, boolean exact) {
    public Candidates {
        items = List.copyOf(items);
    }

    public record Candidate(ChunkId id, double score) {}
}
