package dev.lexlog.api.entity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.store.read.CoOccurrenceReads.CoOccurring;
import dev.lexlog.store.read.EntityReads.Linked;
import dev.lexlog.store.read.EntityReads.Reference;
import java.util.List;

/// An entity's row as JSON, and how it is linked.
public final class EntityJson {
    private EntityJson() {}

    public static ObjectNode of(Entity entity) {
        var json = Json.object();
        json.put("id", entity.id().value());
        json.put("name", entity.name());
        json.put("display_name", entity.displayName());
        json.put("semantic_type", entity.semanticType().wireName());
        json.put("ner_type", entity.nerType());
        json.put("domain_id", entity.domain());
        json.put("session_id", entity.session());
        json.put("mention_count", entity.mentionCount());
        json.put("document_count", entity.documentCount());
        json.put("created_at", entity.createdAt().toString());
        return json;
    }

    /// `{"entity", "confidence", "mentions"}`: what a chunk mentions.
    public static ObjectNode of(Linked linked) {
        var json = Json.object();
        json.set("entity", of(linked.entity()));
        json.put("confidence", linked.confidence());
        json.put("mentions", linked.mentions());
        return json;
    }

    public static ArrayNode ofAll(List<Entity> entities) {
        var json = Json.array();
        entities.forEach(entity -> json.add(of(entity)));
        return json;
    }

    static ObjectNode of(Reference reference) {
        var json = Json.object();
        json.put("chunk_id", reference.chunk().value());
        json.put("document", reference.document().name());
        json.put("domain_id", reference.document().domain());
        json.put("session_id", reference.document().session());
        json.put("section", reference.section());
        json.put("confidence", reference.confidence());
        return json;
    }

    static ObjectNode of(CoOccurring other) {
        var json = Json.object();
        json.set("entity", of(other.entity()));
        json.put("shared_chunks", other.sharedChunks());
        return json;
    }
}
