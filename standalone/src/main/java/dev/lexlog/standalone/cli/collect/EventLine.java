package dev.lexlog.standalone.cli.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lexlog.schemas.event.DocumentChange;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.DocumentRemoved;
import java.util.Locale;

/// A line of a `.jsonl` file: with `"type"` an event of that type, without one a document.
final class EventLine {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private EventLine() {}

    static Draft parse(String place, String line, Scope scope) {
        try {
            return new Draft.Ready(event(new Fields(JSON.readTree(line), ""), scope));
        } catch (JsonProcessingException e) {
            return new Draft.BadLine(place, "not JSON: " + e.getOriginalMessage());
        } catch (BadField e) {
            return new Draft.BadLine(place, e.getMessage());
        }
    }

    private static DocumentEvent event(Fields fields, Scope scope) throws BadField {
        var change = change(fields.textOr("type", "document_published"), fields);
        var name = fields.text("name");
        var domain = fields.textOrNull("domain_id");
        var session = fields.textOrNull("session_id");
        var eventId = fields.textOr("event_id", "");
        var occurredAt = fields.time("occurred_at");
        fields.refuseOthers();
        return new DocumentEvent(
                name,
                domain == null ? scope.domain() : domain,
                session == null ? scope.session() : session,
                eventId,
                occurredAt,
                change);
    }

    private static DocumentChange change(String type, Fields fields) throws BadField {
        return switch (type.replaceAll("[_-]", "").toLowerCase(Locale.ROOT)) {
            case "documentpublished" -> published(fields);
            case "documentremoved" -> new DocumentRemoved(fields.textOrNull("reason"));
            default ->
                    throw new BadField(
                            "unknown type \"%s\": known are document_published, document_removed"
                                    .formatted(type));
        };
    }

    private static DocumentPublished published(Fields fields) throws BadField {
        return new DocumentPublished(
                fields.textOr("source", "document"),
                fields.textOr("chunk_type", "document"),
                fields.textOr("content_type", "text/markdown"),
                fields.textOrNull("content"),
                fields.chunks("chunks"),
                fields.textOrNull("source_url"),
                fields.texts("attributes"));
    }
}
