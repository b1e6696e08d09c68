package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.LogTable;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// All that a reader can find, by id; one that it holds twice is named twice.
public final class IndexContents {
    private final DirectoryReader reader;

    public IndexContents(DirectoryReader reader) {
        this.reader = reader;
    }

    /// Reads all of its files; one that is not as it was written is a {@link Fault}.
    public void checkIntegrity() {
        inEachSegment(LeafReader::checkIntegrity);
    }

    /// Of the documents that have a vector.
    public void vectors(Consumer<String> id) {
        inEachSegment(segment -> vectors(segment, id));
    }

    private static void vectors(LeafReader segment, Consumer<String> id) throws IOException {
        var vectors = segment.getFloatVectorValues(Fields.VECTOR);
        var ids = segment.getSortedDocValues(Fields.ID);
        if (vectors == null || ids == null) {
            return;
        }
        var live = segment.getLiveDocs();
        var each = vectors.iterator();
        for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
            if (isLive(doc, live) && ids.advanceExact(doc)) {
                id.accept(ids.lookupOrd(ids.ordValue()).utf8ToString());
            }
        }
    }

    /// Of the documents that show rows of this table.
    public void keys(LogTable table, Consumer<String> key) {
        inEachSegment(segment -> keys(segment, table, key));
    }

    private static void keys(LeafReader segment, LogTable table, Consumer<String> key)
            throws IOException {
        var terms = segment.terms(Fields.KEY);
        if (terms == null) {
            return;
        }
        var prefix = RowDocuments.key(table, "").bytes();
        var live = segment.getLiveDocs();
        var each = terms.iterator();
        if (each.seekCeil(prefix) == SeekStatus.END) {
            return;
        }
        @Nullable PostingsEnum postings = null;
        for (var term = each.term();
                term != null && StringHelper.startsWith(term, prefix);
                term = each.next()) {
            postings = each.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = postings.nextDoc()) {
                if (isLive(doc, live)) {
                    key.accept(term.utf8ToString().substring(prefix.length));
                }
            }
        }
    }

    private static boolean isLive(int doc, @Nullable Bits live) {
        return live == null || live.get(doc);
    }

    private void inEachSegment(Visit visit) {
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                visit.segment(leaf.reader());
            }
        } catch (IOException e) {
            throw new Fault(
                    "the Lucene index is damaged: %s; delete its folder to have it rebuilt from the log"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private interface Visit {
        void segment(LeafReader segment) throws IOException;
    }
}
