package dev.lexlog.api.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.Route;
import dev.lexlog.store.read.SessionReads.Activity;
import java.util.Set;

/// `GET /v1/sessions`: which sessions there are and when something last happened in each, for
/// whoever ends the idle ones.
public final class Sessions {
    private static final String LIST = "sessions";

    private final LiveReading live;

    public Sessions(LiveReading live) {
        this.live = live;
    }

    public Route route() {
        return Route.get("/v1/sessions", this::list);
    }

    private Answer list(Call call) {
        call.query().allowOnly(Set.of("limit", "cursor"));
        int limit = Paged.limit(call.query());
        var after = Cursor.of(call.query(), LIST).map(Cursor::key).orElse(null);
        return live.answer((_, reading) ->
                Answer.json(
                        Paged.of(
                                reading.sessions().sessions(after, limit + 1),
                                limit,
                                Sessions::json,
                                activity -> new Cursor(LIST, activity.session()))));
    }

    private static JsonNode json(Activity activity) {
        var json = Json.object();
        json.put("session_id", activity.session());
        json.put("newest", activity.newest().toString());
        return json;
    }
}
