package dev.lexlog.api.glossary;

import dev.lexlog.api.http.Answer;
import dev.lexlog.api.http.Call;
import dev.lexlog.api.http.Problem;
import dev.lexlog.api.http.Route;
import dev.lexlog.api.read.DocumentReferenceJson;
import dev.lexlog.api.read.ListQuery;
import dev.lexlog.api.read.LiveReading;
import dev.lexlog.api.read.Scope;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.store.Reading;
import dev.lexlog.store.Visibility;
import java.util.List;
import java.util.Set;

/// `GET /v1/glossary/terms/{id}`, and `…/children`, `…/ancestors`, `…/history`, `…/resources`.
public final class OneTerm {
    private static final String CHILDREN = "term-children";
    private static final String ANCESTORS = "term-ancestors";
    private static final String HISTORY = "term-history";
    private static final String RESOURCES = "term-resources";

    private final LiveReading live;

    public OneTerm(LiveReading live) {
        this.live = live;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/glossary/terms/{id}", this::one),
                Route.get("/v1/glossary/terms/{id}/children", this::children),
                Route.get("/v1/glossary/terms/{id}/ancestors", this::ancestors),
                Route.get("/v1/glossary/terms/{id}/history", this::history),
                Route.get("/v1/glossary/terms/{id}/resources", this::resources));
    }

    private Answer one(Call call) {
        Scope.allowOnly(call.query());
        var visibility = Scope.of(call.query());
        return live.answer(
                (_, reading) -> Answer.json(TermJson.of(find(reading, id(call), visibility))));
    }

    private Answer children(Call call) {
        var list = ListQuery.of(call.query(), CHILDREN);
        var after = list.after(Terms::place);
        return live.answer((_, reading) -> {
            var term = find(reading, id(call), list.visibility()).id();
            var found = reading.glossary().children(term, list.visibility(), after, list.asked());
            return list.page(found, TermJson::of, Terms::place);
        });
    }

    private Answer ancestors(Call call) {
        var list = ListQuery.of(call.query(), ANCESTORS);
        return live.answer((_, reading) -> {
            var term = find(reading, id(call), list.visibility()).id();
            var found = reading.glossary().ancestors(term, list.visibility());
            return list.pageOf(found, TermJson::of, ancestor -> ancestor.id().value());
        });
    }

    /// Also of a term that was removed: its edits are kept.
    private Answer history(Call call) {
        var list = ListQuery.of(call.query(), HISTORY);
        var after = list.after(parts -> Integer.parseInt(parts.text(0)));
        return live.answer((_, reading) -> {
            var found =
                    reading.glossary()
                            .history(
                                    id(call),
                                    list.visibility(),
                                    after == null ? 0 : after,
                                    list.asked());
            if (found.isEmpty() && after == null) {
                throw unknown(id(call));
            }
            return list.page(
                    found, TermJson::of, edit -> new String[] {Integer.toString(edit.number())});
        });
    }

    private Answer resources(Call call) {
        var list = ListQuery.of(call.query(), RESOURCES);
        var after = list.after(parts -> Keys.document(Keys.documentId(parts.text(0))));
        return live.answer((_, reading) -> {
            var term = find(reading, id(call), list.visibility()).id();
            var found = reading.glossary().resources(term, list.visibility(), after, list.asked());
            return list.page(
                    found,
                    resource ->
                            DocumentReferenceJson.of(
                                    resource.document(),
                                    resource.sourceUrl(),
                                    resource.references()),
                    resource -> new String[] {Keys.document(resource.document())});
        });
    }

    private static TermId id(Call call) {
        return new TermId(call.variable("id"));
    }

    private static GlossaryTerm find(Reading reading, TermId id, Visibility visibility) {
        var found = reading.glossary().byId(Set.of(id), visibility).get(id);
        if (found == null) {
            throw unknown(id);
        }
        return found;
    }

    private static RuntimeException unknown(TermId id) {
        return new Problem(404, "there is no term " + id).asException();
    }
}
