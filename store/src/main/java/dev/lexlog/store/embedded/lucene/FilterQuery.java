package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// The rule of visibility (SEMANTICS §1) and the filters of a search as a Lucene query.
final class FilterQuery {
    private FilterQuery() {}

    static Query of(ChunkFilter filter) {
        var visibility = filter.visibility();
        var query = new BooleanQuery.Builder();
        query.add(noneOr(Fields.USER, Set.of(visibility.user())), Occur.FILTER);
        query.add(inScope(visibility), Occur.FILTER);
        var types = filter.chunkTypes().stream().map(ChunkType::wireName).toList();
        if (!types.isEmpty()) {
            query.add(among(Fields.CHUNK_TYPE, types), Occur.FILTER);
        }
        var sources = filter.sources().stream().map(Source::wireName).toList();
        if (!sources.isEmpty()) {
            query.add(among(Fields.SOURCE, sources), Occur.FILTER);
        }
        if (filter.document() != null) {
            query.add(among(Fields.DOCUMENT, List.of(filter.document())), Occur.FILTER);
        }
        return query.build();
    }

    private static Query inScope(Visibility visibility) {
        var shared = shared(visibility.domains());
        if (visibility.session() == null) {
            return shared;
        }
        return new BooleanQuery.Builder()
                .add(among(Fields.SESSION, List.of(visibility.session())), Occur.SHOULD)
                .add(shared, Occur.SHOULD)
                .build();
    }

    private static Query shared(Domains domains) {
        var noSession = new TermQuery(new Term(Fields.SESSION, Fields.NONE));
        return switch (domains) {
            case Domains.All() -> noSession;
            case Domains.Only(Set<String> names) ->
                    new BooleanQuery.Builder()
                            .add(noSession, Occur.FILTER)
                            .add(noneOr(Fields.DOMAIN, names), Occur.FILTER)
                            .build();
        };
    }

    private static Query noneOr(String field, Collection<String> values) {
        var terms = terms(values);
        terms.add(new BytesRef(Fields.NONE));
        return new TermInSetQuery(field, terms);
    }

    private static Query among(String field, Collection<String> values) {
        return new TermInSetQuery(field, terms(values));
    }

    private static Collection<BytesRef> terms(Collection<String> values) {
        var terms = new java.util.ArrayList<BytesRef>();
        values.forEach(value -> terms.add(new BytesRef(Fields.some(value))));
        return terms;
    }
}
