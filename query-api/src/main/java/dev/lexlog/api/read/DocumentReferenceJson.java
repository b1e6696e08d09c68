package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.model.DocumentId;
import org.jspecify.annotations.Nullable;

/// A document that mentions something, and in how many of its chunks.
public final class DocumentReferenceJson {
    private DocumentReferenceJson() {}

    public static ObjectNode of(DocumentId document, @Nullable String sourceUrl, long references) {
        var json = Json.object();
        json.put("document", document.name());
        json.put("domain_id", document.domain());
        json.put("session_id", document.session());
        json.put("source_url", sourceUrl);
        json.put("references", references);
        return json;
    }
}
