package dev.lexlog.api.read;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.Visibility.Domains;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `GET /v1/documents`, `GET /v1/documents/{name}` and its chunks.
public final class Documents {
    private static final String LIST = "documents";
    private static final String CHUNK_LIST = "document-chunks";
    private static final int MOST_OF_ONE_NAME = 100;

    private final LiveReading live;

    public Documents(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/documents", this::list),
                Route.get("/v1/documents/{name}", this::one),
                Route.get("/v1/documents/{name}/chunks", this::chunks));
    }

    private Answer list(Call call) {
        var query = call.query();
        query.allowOnly(Set.of("domains", "session", "user", "sources", "limit", "cursor"));
        var sources = Chunks.sources(query).stream().map(Source::wireName).toList();
        int limit = Paged.limit(query);
        var after = Cursor.of(query, LIST).map(Cursor::key).orElse(null);
        var visibility = Scope.of(query);
        return live.answer((_, reading) ->
                Answer.json(
                        Paged.of(
                                reading.documents(visibility, sources, after, limit + 1),
                                limit,
                                DocumentJson::of,
                                document -> new Cursor(LIST, document.key()))));
    }

    private Answer one(Call call) {
        call.query().allowOnly(Set.of("domain", "session", "user"));
        return live.answer((_, reading) -> Answer.json(DocumentJson.of(find(call, reading))));
    }

    private Answer chunks(Call call) {
        var query = call.query();
        query.allowOnly(Set.of("domain", "session", "user", "include", "limit", "cursor"));
        var fields = ChunkFields.of(query);
        int limit = Paged.limit(query);
        var after = Cursor.of(query, CHUNK_LIST).map(c -> new ChunkId(c.key())).orElse(null);
        return live.answer((_, reading) -> {
            var document = find(call, reading).id();
            var found = chunksOf(reading, document, scope(query), after, limit + 1);
            return Chunks.page(reading, found, fields, scope(query), limit, CHUNK_LIST);
        });
    }

    /// Of several documents of the name: that of the domain asked for, the session's own first.
    private static Document find(Call call, Reading reading) {
        var name = call.variable("name");
        var visibility = scope(call.query());
        var domain = call.query().single("domain").filter(Scope::isDomain).orElse(null);
        boolean anyDomain = call.query().single("domain").isEmpty();
        return named(reading, name, visibility).stream()
                .filter(d -> anyDomain || Objects.equals(d.id().domain(), domain))
                .min(Comparator.comparing(d -> d.id().session() == null))
                .orElseThrow(() ->
                        new Problem(404, "there is no document '" + name + "'").asException());
    }

    /// By (domain, session).
    private static List<Document> named(Reading reading, String name, Visibility visibility) {
        var first = reading.document(name, visibility);
        if (first.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Document>();
        all.add(first.get());
        reading.documents(visibility, List.of(), first.get().key(), MOST_OF_ONE_NAME).stream()
                .takeWhile(d -> d.id().name().equals(name))
                .forEach(all::add);
        return all;
    }

    /// `domain` says which of several documents of one name is meant; left out, any may be.
    private static Visibility scope(QueryParameters query) {
        var visible = Scope.of(query);
        return query.single("domain")
                .map(domain ->
                        new Visibility(
                                new Domains.Only(
                                        Scope.isDomain(domain) ? Set.of(domain) : Set.of()),
                                visible.session(),
                                visible.user()))
                .orElse(visible);
    }

    /// A name may live in several scopes and the filter knows the name only: the others' chunks are
    /// passed over.
    private static List<StoredChunk> chunksOf(
            Reading reading,
            DocumentId document,
            Visibility visibility,
            @Nullable ChunkId after,
            int limit) {
        var filter = new ChunkFilter(visibility, Set.of(), Set.of(), document.name());
        var found = new ArrayList<StoredChunk>();
        var from = after;
        while (found.size() < limit) {
            var page = Chunks.page(reading, filter, from, limit);
            page.stream()
                    .filter(chunk -> chunk.chunk().document().equals(document))
                    .limit(limit - found.size())
                    .forEach(found::add);
            if (page.size() < limit) {
                break;
            }
            from = page.getLast().chunk().id();
        }
        return found;
    }
}
