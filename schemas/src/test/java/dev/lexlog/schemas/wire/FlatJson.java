package dev.lexlog.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.wire.event.EventRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Events as people would write them in JSON.
final class FlatJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FlatJson() {}

    static String of(InputEvent event) {
        var record = EventRecords.record(event);
        var flat = fields(record);
        flat.put("type", record.getSchema().getName());
        if (flat.remove("change") instanceof Map<?, ?> change) {
            change.forEach((name, value) -> flat.put((String) name, value));
            var position = record.getSchema().getField("change").pos();
            flat.put("type", ((IndexedRecord) record.get(position)).getSchema().getName());
        }
        try {
            return JSON.writeValueAsString(flat);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Vectors are arbitrary bytes here, and two sessions have one place in the flat object.
    static boolean isFlat(InputEvent event) {
        return switch (event) {
            case DocumentEvent(_, _, _, _, _, DocumentPublished published) ->
                    published.chunks() == null
                            || published.chunks().stream()
                                    .map(PublishedChunk::embedding)
                                    .allMatch(Objects::isNull);
            case GlossaryEdit(_, _, var session, _, _, _, GlossaryCleared cleared) ->
                    Objects.equals(session, cleared.sessionId());
            default -> true;
        };
    }

    private static Map<String, @Nullable Object> fields(IndexedRecord record) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : record.getSchema().getFields()) {
            fields.put(field.name(), value(record.get(field.pos())));
        }
        return fields;
    }

    private static @Nullable Object value(@Nullable Object datum) {
        return switch (datum) {
            case IndexedRecord record -> fields(record);
            case List<?> list -> list.stream().map(FlatJson::value).toList();
            case null, default -> datum;
        };
    }
}
