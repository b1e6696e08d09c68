package dev.lexlog.api.relationship;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.Cursor.Parts;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.store.read.RelationshipReads.RelationshipPlace;
import java.util.List;

/// `GET /v1/relationships` of an entity or of a session, and `GET /v1/relationships/promotable`.
public final class Relationships {
    private static final String LIST = "relationships";
    private static final String PROMOTABLE = "promotable-relationships";

    private final LiveReading live;

    public Relationships(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/relationships", this::list),
                Route.get("/v1/relationships/promotable", this::promotable));
    }

    private Answer list(Call call) {
        var list = ListQuery.of(call.query(), LIST, "entity");
        return call.query().single("entity").isPresent()
                ? ofEntity(list, call.query().required("entity", "the name of an entity"))
                : ofSession(list);
    }

    private Answer ofEntity(ListQuery list, String name) {
        var after = list.after(Relationships::place);
        return live.answer((_, reading) ->
                list.page(
                        reading.relationships()
                                .ofEntity(name, list.visibility(), after, list.asked()),
                        Relationships::json,
                        Relationships::place));
    }

    private Answer ofSession(ListQuery list) {
        var session = list.visibility().session();
        if (session == null) {
            throw QueryParameters.problem(
                    "entity", "", "is missing", "the name of an entity, or a session");
        }
        var after = list.after(Relationships::place);
        return live.answer((_, reading) ->
                list.page(
                        reading.relationships()
                                .ofSession(session, list.visibility(), after, list.asked()),
                        Relationships::json,
                        Relationships::place));
    }

    private Answer promotable(Call call) {
        var list = ListQuery.of(call.query(), PROMOTABLE);
        var after = list.after(Relationships::place);
        return live.answer((_, reading) ->
                list.page(
                        reading.relationships().promotable(list.visibility(), after, list.asked()),
                        Relationships::json,
                        Relationships::place));
    }

    private static JsonNode json(Relationship row) {
        var json = Json.object();
        json.put("id", row.id().value());
        json.put("subject_name", row.subjectName());
        json.put("verb", row.verb());
        json.put("object_name", row.objectName());
        json.put("sentence", row.sentence());
        json.put("confidence", row.confidence());
        json.put("verb_category", row.verbCategory().wireName());
        json.put("domain_id", row.domain());
        json.put("session_id", row.session());
        json.put("user_edited", row.userEdited());
        json.put("created_at", row.createdAt().toString());
        return json;
    }

    private static RelationshipPlace place(Parts parts) {
        return new RelationshipPlace(
                Boolean.parseBoolean(parts.text(0)),
                parts.number(1),
                new RelationshipId(parts.text(2)));
    }

    private static String[] place(Relationship row) {
        return new String[] {
            Boolean.toString(row.userEdited()), Double.toString(row.confidence()), row.id().value()
        };
    }
}
