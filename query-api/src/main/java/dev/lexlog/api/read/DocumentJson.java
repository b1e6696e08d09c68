package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.model.Document;

/// A document's row as JSON.
final class DocumentJson {
    private DocumentJson() {}

    static ObjectNode of(Document document) {
        var json = Json.object();
        json.put("name", document.id().name());
        json.put("domain_id", document.id().domain());
        json.put("session_id", document.id().session());
        json.put("source", document.source().wireName());
        json.put("chunk_type", document.chunkType().wireName());
        json.put("content_type", document.contentType());
        json.put("content_hash", document.contentHash());
        json.put("chunk_count", document.chunkCount());
        json.put("source_url", document.sourceUrl());
        var attributes = json.putObject("attributes");
        document.attributes().forEach(attributes::put);
        json.put("created_at", document.createdAt().toString());
        json.put("updated_at", document.updatedAt().toString());
        return json;
    }
}
