package dev.lexlog.api.search;

import dev.lexlog.store.Candidates;
import dev.lexlog.store.Candidates.Candidate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The candidate lists of one look: null where the mode does not ask, or where the list failed.
record Lists(
        @Nullable Candidates vector, @Nullable Candidates text, List<String> degraded, int depth) {
    Lists {
        degraded = List.copyOf(degraded);
    }

    /// Every list that answered holds the best there are by its own measure.
    boolean exact() {
        return (vector == null || vector.exact()) && (text == null || text.exact());
    }

    List<Fusion.Fused> fused(SearchRequest request) {
        var similar = similar(request.minSimilarity());
        var lexical = text == null ? List.<Candidate>of() : text.items();
        return switch (request.mode()) {
            case HYBRID -> Fusion.fuse(request.fusion(), request.weights(), similar, lexical);
            case VECTOR -> Fusion.vectorOnly(similar);
            case TEXT -> Fusion.textOnly(lexical);
        };
    }

    /// Whether asking deeper could bring more.
    boolean mayHoldMore(SearchRequest request) {
        boolean moreText = text != null && text.items().size() >= depth;
        boolean moreSimilar =
                vector != null
                        && vector.items().size() >= depth
                        && similar(request.minSimilarity()).size() == vector.items().size();
        return moreText || moreSimilar;
    }

    private List<Candidate> similar(@Nullable Double minimum) {
        if (vector == null) {
            return List.of();
        }
        if (minimum == null) {
            return vector.items();
        }
        var similar = new ArrayList<Candidate>();
        for (var candidate : vector.items()) {
            if (candidate.score() >= minimum) {
                similar.add(candidate);
            }
        }
        return similar;
    }
}
