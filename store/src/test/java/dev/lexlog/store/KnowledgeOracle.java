package dev.lexlog.store;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.store.Visibility.Domains;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of a log as lists, and by brute force what of them is visible.
final class KnowledgeOracle {
    static final Comparator<String> TEXT =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);
    static final Comparator<DocumentId> DOCUMENTS =
            Comparator.comparing(DocumentId::name, TEXT)
                    .thenComparing(id -> Objects.requireNonNullElse(id.domain(), ""))
                    .thenComparing(id -> Objects.requireNonNullElse(id.session(), ""));
    private static final int PAGE = 3;

    private final MemoryLog log;
    private final List<Link> links;

    record Link(ChunkEntity row, Chunk chunk, Entity entity) {
        EntityId id() {
            return entity.id();
        }

        DocumentId document() {
            return chunk.document();
        }
    }

    KnowledgeOracle(MemoryLog log) {
        this.log = log;
        this.links = links();
    }

    private List<Link> links() {
        var chunks = log.fold(LogTable.CHUNKS);
        var entities = log.fold(LogTable.ENTITIES);
        var found = new ArrayList<Link>();
        for (var row : rows(LogTable.CHUNK_ENTITIES, ChunkEntity.class)) {
            var chunk = chunks.get(row.chunk().value());
            var entity = entities.get(row.entity().value());
            if (chunk != null && entity != null) {
                found.add(new Link(row, (Chunk) chunk, (Entity) entity));
            }
        }
        return found;
    }

    <T extends LogRow> List<T> rows(LogTable table, Class<T> type) {
        return log.fold(table).values().stream().map(type::cast).toList();
    }

    static boolean inScope(@Nullable String domain, @Nullable String session, Visibility to) {
        return RandomRows.inScope(new DocumentId(domain, session, "-"), to);
    }

    List<Entity> entities(Visibility to) {
        return rows(LogTable.ENTITIES, Entity.class).stream()
                .filter(e -> inScope(e.domain(), e.session(), to))
                .toList();
    }

    /// Links whose chunk and entity both are visible.
    List<Link> links(Visibility to) {
        return links.stream()
                .filter(link -> RandomRows.visible(link.chunk(), to))
                .filter(link -> inScope(link.entity().domain(), link.entity().session(), to))
                .toList();
    }

    List<ChunkEmbedding> embeddings(Visibility to) {
        return rows(LogTable.EMBEDDINGS, ChunkEmbedding.class).stream()
                .filter(e -> RandomRows.inScope(e.document(), to))
                .filter(e -> e.user() == null || e.user().equals(to.user()))
                .toList();
    }

    /// The session in which a term was made hides it from no one.
    List<GlossaryTerm> terms(Visibility to) {
        return rows(LogTable.GLOSSARY_TERMS, GlossaryTerm.class).stream()
                .filter(term -> isOwn(term.user(), term.domain(), to))
                .toList();
    }

    static boolean isOwn(String user, @Nullable String domain, Visibility to) {
        return user.equals(to.user()) && inScope(domain, null, to);
    }

    /// The folded names of entities that ground a term.
    static Set<String> groundingNames(GlossaryTerm term) {
        var names = new HashSet<String>();
        Stream.concat(Stream.of(term.name()), term.aliases().stream())
                .forEach(name -> names.add(Names.folded(Names.normalised(name))));
        return names;
    }

    @Nullable String url(DocumentId id) {
        return rows(LogTable.DOCUMENTS, Document.class).stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .map(Document::sourceUrl)
                .orElse(null);
    }

    static Visibility with(Visibility visibility, Domains domains) {
        return new Visibility(domains, visibility.session(), visibility.user());
    }

    /// All pages of a list, a few items each.
    static <T, P> List<T> pages(ListPage<T, P> list, Function<T, P> place) {
        var all = new ArrayList<T>();
        var page = list.behind(null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = list.behind(place.apply(page.getLast()), PAGE);
        }
        return all;
    }

    interface ListPage<T, P> {
        List<T> behind(@Nullable P after, int limit);
    }
}
