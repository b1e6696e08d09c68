package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Chunks.CHUNKS;
import static dev.lexlog.store.relational.generated.tables.Documents.DOCUMENTS;
import static dev.lexlog.store.relational.generated.tables.Embeddings.EMBEDDINGS;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;
import static dev.lexlog.store.relational.generated.tables.GlossaryClusters.GLOSSARY_CLUSTERS;
import static dev.lexlog.store.relational.generated.tables.GlossaryHistory.GLOSSARY_HISTORY;
import static dev.lexlog.store.relational.generated.tables.GlossaryTerms.GLOSSARY_TERMS;
import static dev.lexlog.store.relational.generated.tables.Relationships.RELATIONSHIPS;

import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import dev.lexlog.store.relational.generated.tables.Entities;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The one rule of visibility (SEMANTICS §1) and the filters of a search as SQL conditions.
public final class VisibleRows {
    private VisibleRows() {}

    public static Condition documents(Visibility visibility) {
        return inScope(visibility, DOCUMENTS.DOMAIN_ID, DOCUMENTS.SESSION_ID);
    }

    public static Condition chunks(Visibility visibility) {
        return inScope(visibility, CHUNKS.DOMAIN_ID, CHUNKS.SESSION_ID)
                .and(ownedBy(visibility, CHUNKS.USER_ID));
    }

    public static Condition chunks(ChunkFilter filter) {
        return chunks(filter.visibility())
                .and(ofType(filter.chunkTypes(), CHUNKS.CHUNK_TYPE))
                .and(ofSource(filter.sources(), CHUNKS.SOURCE))
                .and(ofDocument(filter.document(), CHUNKS.DOCUMENT));
    }

    public static Condition embeddings(Visibility visibility) {
        return inScope(visibility, EMBEDDINGS.DOMAIN_ID, EMBEDDINGS.SESSION_ID)
                .and(ownedBy(visibility, EMBEDDINGS.USER_ID));
    }

    public static Condition embeddings(ChunkFilter filter) {
        return embeddings(filter.visibility())
                .and(ofType(filter.chunkTypes(), EMBEDDINGS.CHUNK_TYPE))
                .and(ofSource(filter.sources(), EMBEDDINGS.SOURCE))
                .and(ofDocument(filter.document(), EMBEDDINGS.DOCUMENT));
    }

    public static Condition entities(Visibility visibility) {
        return entities(visibility, ENTITIES);
    }

    public static Condition entities(Visibility visibility, Entities table) {
        return inScope(visibility, table.DOMAIN_ID, table.SESSION_ID);
    }

    public static Condition relationships(Visibility visibility) {
        return inScope(visibility, RELATIONSHIPS.DOMAIN_ID, RELATIONSHIPS.SESSION_ID);
    }

    public static Condition clusters(Visibility visibility) {
        return inScope(visibility, GLOSSARY_CLUSTERS.DOMAIN_ID, GLOSSARY_CLUSTERS.SESSION_ID);
    }

    /// The session of a term only tells where it was made.
    public static Condition terms(Visibility visibility) {
        return GLOSSARY_TERMS
                .USER_ID
                .eq(visibility.user())
                .and(active(visibility.domains(), GLOSSARY_TERMS.DOMAIN_ID));
    }

    /// As the term's.
    public static Condition history(Visibility visibility) {
        return GLOSSARY_HISTORY
                .USER_ID
                .eq(visibility.user())
                .and(active(visibility.domains(), GLOSSARY_HISTORY.DOMAIN_ID));
    }

    /// A source is visible like a domain of its name.
    static Condition source(String source, Visibility visibility) {
        var domain = Scopes.domain(source);
        boolean isActive =
                switch (visibility.domains()) {
                    case Domains.All() -> true;
                    case Domains.Only(Set<String> names) ->
                            domain == null || names.contains(domain);
                };
        return isActive ? DSL.noCondition() : DSL.falseCondition();
    }

    private static Condition inScope(
            Visibility visibility, Field<String> domain, Field<String> session) {
        var shared = session.isNull().and(active(visibility.domains(), domain));
        return visibility.session() == null ? shared : session.eq(visibility.session()).or(shared);
    }

    private static Condition active(Domains domains, Field<String> domain) {
        return switch (domains) {
            case Domains.All() -> DSL.noCondition();
            case Domains.Only(Set<String> names) -> domain.isNull().or(domain.in(names));
        };
    }

    private static Condition ownedBy(Visibility visibility, Field<String> user) {
        return user.isNull().or(user.eq(visibility.user()));
    }

    private static Condition ofType(Set<ChunkType> types, Field<String> column) {
        return among(types.stream().map(ChunkType::wireName).toList(), column);
    }

    private static Condition ofSource(Set<Source> sources, Field<String> column) {
        return among(sources.stream().map(Source::wireName).toList(), column);
    }

    private static Condition among(List<String> values, Field<String> column) {
        return values.isEmpty() ? DSL.noCondition() : column.in(values);
    }

    private static Condition ofDocument(@Nullable String name, Field<String> column) {
        return name == null ? DSL.noCondition() : column.eq(name);
    }
}
