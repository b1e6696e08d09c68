package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.store.Candidates;
import dev.lexlog.store.Candidates.Candidate;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Searches one reader until a deadline, and reads the rows of what it found. Lists are in a total
/// order: score descending, then id.
public final class IndexSearch {
    /// How many neighbours are looked for at least, and how many more than asked for: what the
    /// graph is walked with decides the recall.
    private static final int FEWEST_NEIGHBOURS = 100;

    /// Lucene's own strategy for filtered searches loses recall at filters of 2–10 %: never used.
    private static final KnnSearchStrategy UNFILTERED_WALK = new KnnSearchStrategy.Hnsw(0);

    private static final Sort BY_SCORE =
            new Sort(SortField.FIELD_SCORE, new SortField(Fields.ID, SortField.Type.STRING));

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Deadline deadline;

    /// `threads` search segments side by side.
    public IndexSearch(DirectoryReader reader, Executor threads, Deadline deadline) {
        this.reader = reader;
        this.deadline = deadline;
        this.searcher = new IndexSearcher(reader, threads);
        searcher.setSimilarity(new BM25Similarity(IndexFolder.K1, IndexFolder.B));
        searcher.setTimeout(deadline::passed);
    }

    /// Best by BM25.
    public Candidates byText(String text, Analyzer analyser, ChunkFilter filter, int limit) {
        return inTime(() -> {
            var words = WordsQuery.of(text, analyser, reader);
            if (words.isEmpty()) {
                return new Candidates(List.of(), true);
            }
            var search = new BooleanQuery.Builder().add(words.query(), Occur.MUST);
            filter(filter).ifPresent(passing -> search.add(passing, Occur.FILTER));
            var items = new ArrayList<Candidate>();
            for (var hit : searcher.search(search.build(), limit, BY_SCORE).scoreDocs) {
                items.add(candidate((FieldDoc) hit));
            }
            return new Candidates(items, words.complete());
        });
    }

    private static Candidate candidate(FieldDoc hit) {
        var score = ((Number) hit.fields[0]).doubleValue();
        return new Candidate(new ChunkId(((BytesRef) hit.fields[1]).utf8ToString()), score);
    }

    /// Nearest by cosine. It may find fewer than there are: see {@link #countVectors}.
    public Candidates byVector(Embedding query, ChunkFilter filter, int limit) {
        return inTime(
                () -> new Candidates(nearest(query, filter(filter).orElse(null), limit), false));
    }

    /// Nearest of all, whoever may see them.
    public List<Candidate> nearest(Embedding query, int limit) {
        return inTime(() -> nearest(query, null, limit));
    }

    private List<Candidate> nearest(Embedding query, @Nullable Query passing, int limit)
            throws IOException {
        int neighbours = Math.max(FEWEST_NEIGHBOURS, limit + limit / 4);
        var nearest =
                new KnnFloatVectorQuery(
                        Fields.VECTOR,
                        query.normalised().toArray(),
                        neighbours,
                        passing,
                        UNFILTERED_WALK);
        var found = searcher.search(nearest, neighbours).scoreDocs;
        var items = new Cosines(reader, query).of(found);
        return items.subList(0, Math.min(limit, items.size()));
    }

    /// How many vectors the filter lets through.
    public int countVectors(ChunkFilter filter) {
        return inTime(() -> {
            var vectors = new FieldExistsQuery(Fields.VECTOR);
            var search = new BooleanQuery.Builder().add(vectors, Occur.FILTER);
            filter(filter).ifPresent(passing -> search.add(passing, Occur.FILTER));
            return searcher.count(search.build());
        });
    }

    /// The chunks that exist and are visible, in the order of `ids`.
    public Map<ChunkId, StoredChunk> chunks(Collection<ChunkId> ids, Visibility visibility) {
        return inTime(() -> new StoredChunks(reader).byId(ids, visibility));
    }

    private Optional<Query> filter(ChunkFilter filter) throws IOException {
        return new FilterQuery(reader).of(filter);
    }

    private <T> T inTime(Search<T> search) {
        deadline.check();
        try {
            var result = search.run();
            deadline.check();
            return result;
        } catch (IOException e) {
            throw new Fault("searching the Lucene index failed: " + e.getMessage(), e);
        }
    }

    private interface Search<T> {
        T run() throws IOException;
    }
}
