package dev.lexlog.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.wire.JsonDatum.BadField;
import dev.lexlog.schemas.wire.avro.EventSchemas;
import dev.lexlog.schemas.wire.event.EventRecords;
import dev.lexlog.schemas.wire.format.JavaStrings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/// Events as flat JSON objects: `{"type": "TermDefined", "user_id": "ann", "name": "Customer"}`.
///
/// `type` is the name of the event's change, or of the event where it has none
/// (`EntitiesExtracted`, `ClustersComputed`); case, `_` and `-` do not matter, and without one it
/// is a `DocumentPublished`. The fields are those of the Avro schemas, those of the event beside
/// those of its change; one that both have (`session_id` of `GlossaryCleared`) goes to both. What
/// is left out or null has the schema's default. Times are RFC 3339 or milliseconds since 1970,
/// vectors arrays of numbers.
public final class EventJson {
    private static final String CHANGE = "change";
    private static final String TYPE = "type";
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final Map<InputTopic, Schema> SCHEMAS = schemas();
    private static final List<Kind> KINDS = kinds();

    private EventJson() {}

    /// An event, or why the text is none: the message names field and value.
    public sealed interface Parsed {
        record Event(InputEvent event) implements Parsed {}

        record Bad(String reason) implements Parsed {}
    }

    /// Every type, as in `TermDefined`.
    public static List<String> types() {
        return KINDS.stream().map(Kind::name).toList();
    }

    public static Parsed parse(String json) {
        return parse(json, Map.of());
    }

    /// `otherwise` holds values for text fields of the event (not of its change) that the object
    /// leaves out, as in `domain_id`; what the event does not have is passed over.
    public static Parsed parse(String json, Map<String, String> otherwise) {
        try {
            var object = JSON.readTree(json);
            if (!object.isObject()) {
                return new Parsed.Bad("a JSON object is needed");
            }
            return new Parsed.Event(event(object, otherwise));
        } catch (JsonProcessingException e) {
            return new Parsed.Bad("not JSON: " + e.getOriginalMessage());
        } catch (BadField e) {
            return new Parsed.Bad(String.valueOf(e.getMessage()));
        }
    }

    private static InputEvent event(JsonNode object, Map<String, String> otherwise) {
        var kind = kind(object.path(TYPE));
        JsonDatum.refuseOthers(object, kind.fields(), "");
        var event = new GenericData.Record(kind.schema());
        for (var field : kind.schema().getFields()) {
            if (field.name().equals(CHANGE)) {
                continue;
            }
            var other = otherwise.get(field.name());
            boolean isLeftOut = object.path(field.name()).isNull() || !object.has(field.name());
            event.put(
                    field.pos(),
                    isLeftOut && other != null ? other : JsonDatum.field(object, field, ""));
        }
        if (kind.change() != null) {
            event.put(CHANGE, JsonDatum.record(object, kind.change(), ""));
        }
        return EventRecords.event(kind.topic(), event);
    }

    private static Kind kind(JsonNode type) {
        if (type.isMissingNode() || type.isNull()) {
            return named("DocumentPublished").orElseThrow();
        }
        return named(type.asText())
                .orElseThrow(() ->
                        new BadField(
                                "unknown type %s: known are %s"
                                        .formatted(
                                                JsonDatum.shown(type),
                                                String.join(", ", types()))));
    }

    private static Optional<Kind> named(String type) {
        var wanted = type.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
        return KINDS.stream()
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    private static Map<InputTopic, Schema> schemas() {
        var schemas = new EnumMap<InputTopic, Schema>(InputTopic.class);
        for (var topic : InputTopic.values()) {
            schemas.put(topic, JavaStrings.in(EventSchemas.of(topic)));
        }
        return schemas;
    }

    private static List<Kind> kinds() {
        var kinds = new ArrayList<Kind>();
        SCHEMAS.forEach((topic, schema) -> {
            var change = schema.getField(CHANGE);
            if (change == null) {
                kinds.add(new Kind(topic, schema, null));
                return;
            }
            for (var type : change.schema().getTypes()) {
                kinds.add(new Kind(topic, schema, type));
            }
        });
        return List.copyOf(kinds);
    }

    private record Kind(InputTopic topic, Schema schema, @Nullable Schema change) {
        String name() {
            return change == null ? schema.getName() : change.getName();
        }

        List<String> fields() {
            var names = new ArrayList<String>();
            names.add(TYPE);
            schema.getFields().forEach(field -> names.add(field.name()));
            if (change != null) {
                names.remove(CHANGE);
                change.getFields().forEach(field -> names.add(field.name()));
            }
            return names.stream().distinct().toList();
        }
    }
}
