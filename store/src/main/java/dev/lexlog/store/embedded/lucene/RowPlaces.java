package dev.lexlog.store.embedded.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Finds the documents of rows by their keys, segment by segment, the largest first: most are
/// there.
final class RowPlaces {
    private final List<LeafReader> segments;

    RowPlaces(DirectoryReader reader) {
        this.segments =
                reader.leaves().stream()
                        .map(LeafReaderContext::reader)
                        .sorted(Comparator.comparingInt(LeafReader::maxDoc).reversed())
                        .toList();
    }

    /// Where the row of a key is: `doc` is the segment's own number of it.
    record Place(LeafReader segment, int doc) {}

    /// Of those that exist.
    Map<Term, Place> of(Collection<Term> keys) throws IOException {
        var wanted = keys.stream().map(Term::bytes).collect(Collectors.toCollection(TreeSet::new));
        var found = new HashMap<Term, Place>();
        for (var segment : segments) {
            if (wanted.isEmpty()) {
                break;
            }
            look(segment, wanted, found);
        }
        return found;
    }

    private static void look(LeafReader segment, Set<BytesRef> wanted, Map<Term, Place> found)
            throws IOException {
        var terms = segment.terms(Fields.KEY);
        if (terms == null) {
            return;
        }
        var each = terms.iterator();
        @Nullable PostingsEnum postings = null;
        for (var keys = wanted.iterator(); keys.hasNext(); ) {
            var key = keys.next();
            if (!each.seekExact(key)) {
                continue;
            }
            postings = each.postings(postings, PostingsEnum.NONE);
            int doc = firstLive(postings, segment);
            if (doc != DocIdSetIterator.NO_MORE_DOCS) {
                found.put(new Term(Fields.KEY, key), new Place(segment, doc));
                keys.remove();
            }
        }
    }

    /// A segment keeps former versions of a row until it is merged.
    private static int firstLive(PostingsEnum postings, LeafReader segment) throws IOException {
        var live = segment.getLiveDocs();
        int doc = postings.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(doc)) {
            doc = postings.nextDoc();
        }
        return doc;
    }
}
