package dev.lexlog.bench.search;

import dev.lexlog.bench.search.Corpus.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/// The baseline: the files of the index and Lucene's own classes, on one thread, with as many
/// neighbours, the same visibility and the same depth as the API asks for, up to the ids of the
/// best.
final class RawLucene implements AutoCloseable {
    private static final int NEIGHBOURS = 100;
    private static final int DEPTH = 50;
    private static final double RRF = 60;

    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final QueryBuilder words = new QueryBuilder(new EnglishAnalyzer());

    RawLucene(Path index) throws IOException {
        directory = FSDirectory.open(index);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    }

    int segments() {
        return reader.leaves().size();
    }

    List<String> vector(Question question, int limit) throws IOException {
        var ids = ids(nearest(question.vector()));
        return ids.subList(0, Math.min(limit, ids.size()));
    }

    /// Both lists one after the other, and reciprocal rank fusion.
    List<String> hybrid(Question question, int limit) throws IOException {
        var scores = new HashMap<String, Double>();
        add(ids(nearest(question.vector())), scores);
        add(ids(matching(question.text())), scores);
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void add(List<String> ids, Map<String, Double> scores) {
        for (int i = 0; i < ids.size(); i++) {
            scores.merge(ids.get(i), 1 / (RRF + i + 1), Double::sum);
        }
    }

    private ScoreDoc[] nearest(float[] vector) throws IOException {
        var query =
                new KnnFloatVectorQuery(
                        "embedding", vector, NEIGHBOURS, visible(), new KnnSearchStrategy.Hnsw(0));
        return searcher.search(query, DEPTH).scoreDocs;
    }

    private ScoreDoc[] matching(String text) throws IOException {
        var any = words.createBooleanQuery("text", text);
        if (any == null) {
            return new ScoreDoc[0];
        }
        var query =
                new BooleanQuery.Builder()
                        .add(any, Occur.MUST)
                        .add(visible(), Occur.FILTER)
                        .build();
        return searcher.search(query, DEPTH).scoreDocs;
    }

    /// Of nobody or the default user, in no session.
    private static Query visible() {
        var users = List.of(new BytesRef("-"), new BytesRef("=default"));
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery("user_id", users), Occur.FILTER)
                .add(new TermQuery(new Term("session_id", "-")), Occur.FILTER)
                .build();
    }

    private List<String> ids(ScoreDoc[] hits) throws IOException {
        var ids = new ArrayList<String>(hits.length);
        for (var hit : hits) {
            var leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
            var values = DocValues.getSorted(leaf.reader(), "id");
            if (!values.advanceExact(hit.doc - leaf.docBase)) {
                throw new IOException("the index has no id of its document " + hit.doc);
            }
            ids.add(values.lookupOrd(values.ordValue()).utf8ToString());
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
