package dev.lexlog.api.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.ChunkJson;
import dev.lexlog.api.read.DocumentReferenceJson;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.store.Reading.StoredChunk;
import dev.lexlog.store.read.RankPlace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an entity is mentioned: `GET /v1/entities/{id}/chunks`, `…/references` and `…/documents`.
public final class Mentions {
    private static final String CHUNKS = "entity-chunks";
    private static final String REFERENCES = "entity-references";
    private static final String DOCUMENTS = "entity-documents";

    private final LiveReading live;

    public Mentions(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/entities/{id}/chunks", this::chunks),
                Route.get("/v1/entities/{id}/references", this::references),
                Route.get("/v1/entities/{id}/documents", this::documents));
    }

    private Answer chunks(Call call) {
        var list = ListQuery.of(call.query(), CHUNKS);
        var after = rankPlace(list);
        return live.answer((_, reading) -> {
            var entity = Entities.find(reading, call.variable("id"), list.visibility()).id();
            var links = reading.entities().links(entity, list.visibility(), after, list.asked());
            var ids = links.stream().map(ChunkEntity::chunk).toList();
            var chunks = reading.chunks(ids, list.visibility());
            return list.page(links, link -> json(link, chunks), link -> place(RankPlace.of(link)));
        });
    }

    /// Null when the chunk went between the two reads.
    private static @Nullable JsonNode json(ChunkEntity link, Map<ChunkId, StoredChunk> chunks) {
        var chunk = chunks.get(link.chunk());
        if (chunk == null) {
            return null;
        }
        var json = Json.object();
        json.put("confidence", link.confidence());
        json.put("mentions", link.mentions());
        json.set("chunk", ChunkJson.of(chunk, true));
        return json;
    }

    private Answer references(Call call) {
        var list = ListQuery.of(call.query(), REFERENCES);
        var after = rankPlace(list);
        return live.answer((_, reading) -> {
            var entity = Entities.find(reading, call.variable("id"), list.visibility()).id();
            var found =
                    reading.entities().references(entity, list.visibility(), after, list.asked());
            return list.page(found, EntityJson::of, reference -> place(reference.place()));
        });
    }

    private Answer documents(Call call) {
        var list = ListQuery.of(call.query(), DOCUMENTS);
        var after = list.after(parts -> Keys.document(Keys.documentId(parts.text(0))));
        return live.answer((_, reading) -> {
            var entity = Entities.find(reading, call.variable("id"), list.visibility()).id();
            var found =
                    reading.entities().documents(entity, list.visibility(), after, list.asked());
            return list.page(
                    found,
                    m -> DocumentReferenceJson.of(m.document(), m.sourceUrl(), m.references()),
                    document -> new String[] {Keys.document(document.document())});
        });
    }

    static @Nullable RankPlace rankPlace(ListQuery list) {
        return list.after(parts -> new RankPlace(parts.number(0), parts.text(1)));
    }

    static String[] place(RankPlace place) {
        return new String[] {Double.toString(place.rank()), place.id()};
    }
}
