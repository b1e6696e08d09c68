package dev.lexlog.bench.search;

import dev.lexlog.bench.search.Corpus.Question;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/// The baseline: the files of the index and Lucene's own classes, segments and lists side by side
/// as the API has them, with as many neighbours and the same depth, up to the ids of the best. No
/// filter, for everything passes, which the API has to find out.
final class RawLucene implements AutoCloseable {
    private static final int NEIGHBOURS = 100;
    private static final int DEPTH = 50;
    private static final double RRF = 60;

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("raw-lucene-", 0).factory());
    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final QueryBuilder words = new QueryBuilder(new EnglishAnalyzer());

    RawLucene(Path index) throws IOException {
        directory = FSDirectory.open(index);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader, threads);
        searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    }

    int segments() {
        return reader.leaves().size();
    }

    List<String> vector(Question question, int limit) throws IOException {
        var ids = ids(nearest(question.vector()));
        return ids.subList(0, Math.min(limit, ids.size()));
    }

    /// Both lists at once, and reciprocal rank fusion.
    List<String> hybrid(Question question, int limit) throws IOException {
        var matching = threads.submit(() -> ids(matching(question.text())));
        var scores = new HashMap<String, Double>();
        add(ids(nearest(question.vector())), scores);
        add(of(matching), scores);
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> T of(Future<T> running) throws IOException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static void add(List<String> ids, Map<String, Double> scores) {
        for (int i = 0; i < ids.size(); i++) {
            scores.merge(ids.get(i), 1 / (RRF + i + 1), Double::sum);
        }
    }

    private ScoreDoc[] nearest(float[] vector) throws IOException {
        var query =
                new KnnFloatVectorQuery(
                        "embedding", vector, NEIGHBOURS, null, new KnnSearchStrategy.Hnsw(0));
        return searcher.search(query, DEPTH).scoreDocs;
    }

    private ScoreDoc[] matching(String text) throws IOException {
        var any = words.createBooleanQuery("text", text);
        if (any == null) {
            return new ScoreDoc[0];
        }
        return searcher.search(any, DEPTH).scoreDocs;
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
        threads.close();
    }
}
