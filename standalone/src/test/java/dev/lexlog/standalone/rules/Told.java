package dev.lexlog.standalone.rules;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.wire.EventJson;
import dev.lexlog.schemas.wire.EventJson.Parsed;
import dev.lexlog.standalone.blackbox.Own;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events in a test's own domain, by its own user. `fields` are names and values in turn, as in the
/// Avro schemas; of two values for one name the last counts.
final class Told {
    private static final JsonMapper JSON = new JsonMapper();

    private Told() {}

    static InputEvent event(String type, Object... fields) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", type);
        object.putAll(fields(fields));
        return switch (EventJson.parse(JSON.valueToTree(object).toString())) {
            case Parsed.Event(var event) -> event;
            case Parsed.Bad(var reason) -> throw new IllegalArgumentException(reason);
        };
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static InputEvent defined(Own own, String name, Object... fields) {
        return edit(own, "TermDefined", with(fields, "name", name));
    }

    /// An edit of the user's glossary or of relationships.
    static InputEvent edit(Own own, String type, Object... fields) {
        return event(type, with(fields, "user_id", own.user(), "domain_id", own.domain()));
    }

    static InputEvent asserted(
            Own own, String subject, String verb, String object, Object... fields) {
        return edit(
                own,
                "RelationshipAsserted",
                with(fields, "subject_name", subject, "verb", verb, "object_name", object));
    }

    /// A document of ready chunks.
    static InputEvent document(Own own, String name, List<String> chunks, Object... fields) {
        var ready = chunks.stream().map(text -> fields("content", text)).toList();
        return event(
                "DocumentPublished",
                with(fields, "name", name, "domain_id", own.domain(), "chunks", ready));
    }

    static InputEvent removed(Own own, String document) {
        return event("DocumentRemoved", "name", document, "domain_id", own.domain());
    }

    /// What was found in a document, whatever its revision.
    static InputEvent found(Own own, String document, List<?> mentions, Object... fields) {
        return event(
                "EntitiesExtracted",
                with(fields, "name", document, "domain_id", own.domain(), "mentions", mentions));
    }

    /// That a document says nothing but this.
    static InputEvent says(Own own, String document, Map<?, ?> triple, Object... fields) {
        return found(own, document, List.of(), with(fields, "relationships", List.of(triple)));
    }

    static Map<String, Object> mention(String name, int chunk, Object... fields) {
        return fields(with(fields, "name", name, "chunk_index", chunk));
    }

    /// Each of these names once in the chunk.
    static List<Map<String, Object>> mentions(int chunk, String... names) {
        return Arrays.stream(names).map(name -> mention(name, chunk)).toList();
    }

    @SafeVarargs
    static List<Map<String, Object>> concat(List<Map<String, Object>>... lists) {
        var all = new ArrayList<Map<String, Object>>();
        for (var list : lists) {
            all.addAll(list);
        }
        return all;
    }

    static Map<String, Object> triple(
            String subject, String verb, String object, Object... fields) {
        return fields(with(fields, "subject_name", subject, "verb", verb, "object_name", object));
    }

    private static Object[] with(Object[] more, Object... namesAndValues) {
        var all = new ArrayList<Object>(Arrays.asList(namesAndValues));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
