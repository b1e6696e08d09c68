package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Candidates.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ScoreDoc;

/// The cosines of hits, computed anew from their vectors: Lucene's score, a float of (1 + cosine) /
/// 2, would make ties of neighbours and depend on the segment.
final class Cosines {
    private static final Comparator<Candidate> ORDER =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id);

    private final List<LeafReaderContext> leaves;
    private final float[] query;
    private final double queryLength;

    Cosines(IndexReader reader, Embedding query) {
        this.leaves = reader.leaves();
        this.query = query.toArray();
        this.queryLength = query.length();
    }

    /// In the order of cosine, then id.
    List<Candidate> of(ScoreDoc[] hits) throws IOException {
        var byDoc = hits.clone();
        Arrays.sort(byDoc, Comparator.comparingInt(hit -> hit.doc));
        var candidates = new ArrayList<Candidate>(hits.length);
        int next = 0;
        while (next < byDoc.length) {
            var leaf = leaves.get(ReaderUtil.subIndex(byDoc[next].doc, leaves));
            int end = leaf.docBase + leaf.reader().maxDoc();
            int from = next;
            while (next < byDoc.length && byDoc[next].doc < end) {
                next++;
            }
            addOf(leaf, Arrays.asList(byDoc).subList(from, next), candidates);
        }
        candidates.sort(ORDER);
        return candidates;
    }

    private void addOf(LeafReaderContext leaf, List<ScoreDoc> hits, List<Candidate> to)
            throws IOException {
        var ids = leaf.reader().getSortedDocValues(Fields.ID);
        var vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
        var places = vectors.iterator();
        for (var hit : hits) {
            int doc = hit.doc - leaf.docBase;
            if (!ids.advanceExact(doc) || places.advance(doc) != doc) {
                throw new IllegalStateException("a vector hit without id or vector: " + doc);
            }
            var id = new ChunkId(ids.lookupOrd(ids.ordValue()).utf8ToString());
            to.add(new Candidate(id, cosine(vectors.vectorValue(places.index()))));
        }
    }

    private double cosine(float[] vector) {
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            dot += (double) vector[i] * query[i];
            squares += (double) vector[i] * vector[i];
        }
        return dot / (Math.sqrt(squares) * queryLength);
    }
}
