package dev.lexlog.bench.rebuild;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// Lucene by itself at its best: a document for each chunk, by all processors side by side, in a
/// buffer that holds them all, so that no graph is made twice. The graph's settings are Lexlog's.
final class RawLuceneLoad implements AutoCloseable {
    private static final int LINKS = 16;
    private static final int CANDIDATES = 100;
    private static final double BUFFER_MEGABYTES = 1_900;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private RawLuceneLoad(FSDirectory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    static RawLuceneLoad into(Path folder) throws IOException {
        var vectors = new Lucene99HnswVectorsFormat(LINKS, CANDIDATES);
        var codec =
                new Lucene104Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                        return vectors;
                    }
                };
        var config =
                new IndexWriterConfig(new EnglishAnalyzer())
                        .setCodec(codec)
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setRAMPerThreadHardLimitMB((int) BUFFER_MEGABYTES);
        var directory = FSDirectory.open(folder);
        return new RawLuceneLoad(directory, new IndexWriter(directory, config));
    }

    /// Rows of id, document, source, type, content and vector.
    void add(List<Object[]> rows) throws IOException, InterruptedException {
        var parts =
                IntStream.range(0, THREADS)
                        .<Future<?>>mapToObj(part ->
                                threads.submit(() -> {
                                    for (int i = part; i < rows.size(); i += THREADS) {
                                        writer.addDocument(document(rows.get(i)));
                                    }
                                    return part;
                                }))
                        .toList();
        for (var part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }

    private static Document document(Object[] row) {
        var document = new Document();
        document.add(new SortedDocValuesField("id", new BytesRef((String) row[0])));
        document.add(new StringField("key", (String) row[0], Store.NO));
        document.add(new StringField("document", (String) row[1], Store.YES));
        document.add(new StringField("source", (String) row[2], Store.YES));
        document.add(new StringField("chunk_type", (String) row[3], Store.YES));
        document.add(new TextField("text", (String) row[4], Store.YES));
        document.add(
                new KnnFloatVectorField(
                        "embedding", (float[]) row[5], VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    void commit() throws IOException {
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        threads.close();
        try (directory) {
            writer.close();
        }
    }
}
