package dev.lexlog.standalone.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;

/// The keys of all live documents of a stopped stack's Lucene index, read with Lucene alone.
final class SearchIndexContents {
    private SearchIndexContents() {}

    static SortedSet<String> of(Path data) throws IOException {
        var keys = new TreeSet<String>();
        var folder = data.resolve("generations").resolve("g1").resolve("lucene");
        try (var directory = FSDirectory.open(folder);
                var reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                addLiveKeys(leaf.reader(), keys);
            }
            if (keys.size() != reader.numDocs()) {
                throw new AssertionError(
                        reader.numDocs() + " documents, but " + keys.size() + " keys");
            }
        }
        return keys;
    }

    private static void addLiveKeys(LeafReader leaf, SortedSet<String> keys) throws IOException {
        var terms = leaf.terms("key");
        if (terms == null) {
            return;
        }
        var live = leaf.getLiveDocs();
        var each = terms.iterator();
        PostingsEnum documents = null;
        for (var term = each.next(); term != null; term = each.next()) {
            documents = each.postings(documents, PostingsEnum.NONE);
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                if (live == null || live.get(document)) {
                    keys.add(term.utf8ToString());
                }
            }
        }
    }
}
