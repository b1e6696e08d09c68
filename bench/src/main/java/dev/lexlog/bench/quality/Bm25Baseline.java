package dev.lexlog.bench.quality;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/// Raw Lucene over whole documents, with the parameters of Anserini's published figures: English
/// analyser, k1 0.9, b 0.4.
final class Bm25Baseline implements Ranker, AutoCloseable {
    private static final int DEPTH = 10;

    private final Analyzer analyser = new EnglishAnalyzer();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    Bm25Baseline(Map<String, String> documents) throws IOException {
        var similarity = new BM25Similarity(0.9f, 0.4f);
        var directory = new ByteBuffersDirectory();
        try (var writer =
                new IndexWriter(
                        directory, new IndexWriterConfig(analyser).setSimilarity(similarity))) {
            for (var entry : documents.entrySet()) {
                var document = new Document();
                document.add(new StringField("id", entry.getKey(), Field.Store.YES));
                document.add(new TextField("text", entry.getValue(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
    }

    @Override
    public List<String> rank(String query) throws IOException {
        var words = new QueryBuilder(analyser).createBooleanQuery("text", query);
        var ranking = new ArrayList<String>();
        if (words != null) {
            for (ScoreDoc hit : searcher.search(words, DEPTH).scoreDocs) {
                ranking.add(searcher.storedFields().document(hit.doc).get("id"));
            }
        }
        return ranking;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
