package dev.lexlog.store;

import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.store.Candidates.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.apache.lucene.util.VectorUtil;

/// The mean share of the ten exactly nearest that an index finds, over sampled vectors. The exact
/// ones of all samples are found while every vector passes by once. Zeros have no direction, so
/// they are neither samples nor near to one. For one thread.
public final class RecallAtTen {
    private static final int NEIGHBOURS = 10;

    /// Vectors that are as near as the tenth may stand in for it; floats are compared.
    private static final double TIE = 1e-5;

    private final List<Sample> samples;

    public RecallAtTen(List<Embedding> vectors) {
        samples = vectors.stream().filter(v -> v.length() > 0).map(Sample::new).toList();
    }

    /// Every row that the index is made from; only those with a vector matter.
    public void add(LogRow row) {
        if (!(row instanceof ChunkEmbedding embedding)) {
            return;
        }
        double length = embedding.vector().length();
        if (length > 0) {
            var values = embedding.vector().toArray();
            for (var sample : samples) {
                double cosine = VectorUtil.dotProduct(sample.unit, values) / length;
                offer(sample.nearest, embedding.id(), cosine);
            }
        }
    }

    private static void offer(PriorityQueue<Candidate> best, ChunkId id, double cosine) {
        if (best.size() == NEIGHBOURS) {
            if (cosine <= best.element().score()) {
                return;
            }
            best.remove();
        }
        best.add(new Candidate(id, cosine));
    }

    /// Of an index that answers with as many as it is asked for, scored by cosine; 1 without
    /// vectors.
    public double of(Index index) {
        return samples.stream()
                .filter(sample -> !sample.nearest.isEmpty())
                .mapToDouble(
                        sample -> share(sample.nearest, index.nearest(sample.query, NEIGHBOURS)))
                .average()
                .orElse(1);
    }

    private static double share(PriorityQueue<Candidate> exact, List<Candidate> found) {
        double least = exact.element().score() - TIE;
        var ids = exact.stream().map(Candidate::id).collect(Collectors.toSet());
        long right = found.stream().filter(f -> ids.contains(f.id()) || f.score() >= least).count();
        return (double) right / exact.size();
    }

    /// Finds the nearest of all vectors, approximately.
    public interface Index {
        List<Candidate> nearest(Embedding query, int limit);
    }

    private static final class Sample {
        private final Embedding query;
        private final float[] unit;

        /// The farthest comes first.
        private final PriorityQueue<Candidate> nearest =
                new PriorityQueue<>(Comparator.comparingDouble(Candidate::score));

        private Sample(Embedding query) {
            this.query = query;
            this.unit = query.normalised().toArray();
        }
    }
}
