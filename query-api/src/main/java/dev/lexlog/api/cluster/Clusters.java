package dev.lexlog.api.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Json;
import dev.lexlog.api.http.QueryParameters;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.store.read.ClusterReads.Matched;
import dev.lexlog.store.read.ClusterReads.SiblingPlace;
import java.util.List;

/// `GET /v1/clusters/siblings` of a term and `GET /v1/clusters/match` for a query's words.
public final class Clusters {
    private static final String SIBLINGS = "cluster-siblings";
    private static final String MATCHES = "cluster-matches";
    private static final int MOST_MATCHES = 1_000;
    private static final int LONGEST_QUERY = 1_000;

    private final LiveReading live;

    public Clusters(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/clusters/siblings", this::siblings),
                Route.get("/v1/clusters/match", this::match));
    }

    private Answer siblings(Call call) {
        var list = ListQuery.of(call.query(), SIBLINGS, "term");
        var term = call.query().required("term", "a term");
        var after = list.after(parts -> new SiblingPlace(parts.text(0), parts.text(1)));
        return live.answer((_, reading) ->
                list.page(
                        reading.clusters().siblings(term, list.visibility(), after, list.asked()),
                        Clusters::sibling,
                        row -> new String[] {row.termFolded(), row.key()}));
    }

    private static JsonNode sibling(TermCluster row) {
        var json = Json.object();
        json.put("term", row.term());
        json.put("domain_id", row.domain());
        json.put("session_id", row.session());
        json.put("cluster", row.cluster());
        json.put("computed_at", row.computedAt().toString());
        return json;
    }

    private Answer match(Call call) {
        var list = ListQuery.of(call.query(), MATCHES, "query");
        var query = call.query().required("query", "a text");
        if (query.length() > LONGEST_QUERY) {
            throw QueryParameters.problem(
                    "query",
                    query.substring(0, 200) + "…",
                    "has " + query.length() + " characters",
                    "a text of 1 to " + LONGEST_QUERY + " characters");
        }
        var names = WordRuns.of(query);
        return live.answer((_, reading) ->
                list.pageOf(
                        reading.clusters().matching(names, list.visibility(), MOST_MATCHES),
                        Clusters::matched,
                        Clusters::id));
    }

    private static JsonNode matched(Matched matched) {
        var first = matched.terms().getFirst();
        var json = Json.object();
        json.put("domain_id", first.domain());
        json.put("session_id", first.session());
        json.put("cluster", first.cluster());
        json.put("computed_at", first.computedAt().toString());
        json.put("score", matched.names());
        var terms = json.putArray("terms");
        matched.terms().forEach(row -> terms.add(row.term()));
        return json;
    }

    private static String id(Matched matched) {
        var first = matched.terms().getFirst();
        return Keys.array(first.domain(), first.session(), first.cluster());
    }
}
