package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/// The rule of visibility (SEMANTICS §1) and the filters of a search as a Lucene query. What every
/// text and vector of the index passes is left out: mostly that is the whole rule, and an
/// unfiltered search takes half the time.
final class FilterQuery {
    private final IndexReader reader;

    FilterQuery(IndexReader reader) {
        this.reader = reader;
    }

    /// Empty if all texts and vectors pass.
    Optional<Query> of(ChunkFilter filter) throws IOException {
        var visibility = filter.visibility();
        var types = filter.chunkTypes().stream().map(ChunkType::wireName).toList();
        var sources = filter.sources().stream().map(Source::wireName).toList();
        var document = filter.document() == null ? List.<String>of() : List.of(filter.document());
        var query = new BooleanQuery.Builder();
        restrict(Fields.USER, noneOr(Set.of(visibility.user())), query);
        restrictScope(visibility, query);
        restrict(Fields.CHUNK_TYPE, terms(types), query);
        restrict(Fields.SOURCE, terms(sources), query);
        restrict(Fields.DOCUMENT, terms(document), query);
        var built = query.build();
        return built.clauses().isEmpty() ? Optional.empty() : Optional.of(built);
    }

    private void restrictScope(Visibility visibility, BooleanQuery.Builder query)
            throws IOException {
        var session = visibility.session();
        var shared = new BooleanQuery.Builder();
        restrict(Fields.SESSION, noneOr(Set.of()), shared);
        if (visibility.domains() instanceof Domains.Only(Set<String> names)) {
            restrict(Fields.DOMAIN, noneOr(names), shared);
        }
        var sharedRows = shared.build();
        if (sharedRows.clauses().isEmpty()) {
            return;
        }
        if (session == null) {
            query.add(sharedRows, Occur.FILTER);
            return;
        }
        var own = new TermInSetQuery(Fields.SESSION, terms(List.of(session)));
        query.add(
                new BooleanQuery.Builder()
                        .add(own, Occur.SHOULD)
                        .add(sharedRows, Occur.SHOULD)
                        .build(),
                Occur.FILTER);
    }

    /// No values at all restrict nothing.
    private void restrict(String field, List<BytesRef> values, BooleanQuery.Builder query)
            throws IOException {
        if (!values.isEmpty() && !isHeldByAll(field, values)) {
            query.add(new TermInSetQuery(field, values), Occur.FILTER);
        }
    }

    /// Each text and each vector has one value of each field, deleted ones included.
    private boolean isHeldByAll(String field, List<BytesRef> values) throws IOException {
        long holders = 0;
        for (var value : values) {
            holders += reader.docFreq(new Term(field, value));
        }
        return holders == reader.getDocCount(field);
    }

    private static List<BytesRef> noneOr(Collection<String> values) {
        var terms = terms(values);
        terms.add(new BytesRef(Fields.NONE));
        return terms;
    }

    private static List<BytesRef> terms(Collection<String> values) {
        var terms = new ArrayList<BytesRef>();
        values.forEach(value -> terms.add(new BytesRef(Fields.some(value))));
        return terms;
    }
}
