package dev.lexlog.standalone.cli.glossary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lexlog.standalone.cli.client.CommandFailed;
import dev.lexlog.standalone.cli.client.LexlogApi;
import dev.lexlog.standalone.cli.client.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terms of a user, as stored.
record Terms(LexlogApi api, Owner owner) {
    private static final String LIST = "/v1/glossary/terms";
    private static final String PAGE = "1000";

    /// All of the user's, by their names.
    List<Term> all() {
        var terms = new ArrayList<Term>();
        api.each(own(Target.of(LIST)).with("limit", PAGE), item -> terms.add(read(item)));
        return terms;
    }

    /// As the API tells them, those of a domain and of none; null for every domain.
    List<JsonNode> list(@Nullable String domain) {
        var items = new ArrayList<JsonNode>();
        var target = own(Target.of(LIST)).with("limit", PAGE).with("domains", domain);
        api.each(target, items::add);
        return items;
    }

    /// The terms that a name, else an alias, else an id means; of one domain when that is given.
    List<JsonNode> meant(String text) {
        var found = new ArrayList<JsonNode>();
        api.each(own(Target.of("/v1/glossary/lookup")).with("name", text), found::add);
        found.removeIf(item -> !owner.means(item.at("/term/domain_id").textValue()));
        if (found.isEmpty()) {
            return api.find(own(Target.of(LIST, text))).map(List::of).orElse(List.of());
        }
        var best = found.getFirst().path("matched");
        return found.stream()
                .filter(item -> item.path("matched").equals(best))
                .map(item -> item.path("term"))
                .toList();
    }

    /// The one term that is meant.
    JsonNode one(String text) {
        var found = meant(text);
        if (found.isEmpty()) {
            throw unknown(text);
        }
        if (found.size() > 1) {
            throw new CommandFailed(
                    "'%s' means %d terms: give its id, or --domain".formatted(text, found.size()));
        }
        return found.getFirst();
    }

    CommandFailed unknown(String text) {
        return new CommandFailed(
                "%s has no term '%s': `lexlog glossary list` shows those there are"
                        .formatted(owner.text(), text));
    }

    List<JsonNode> of(String id, String part) {
        var items = new ArrayList<JsonNode>();
        api.each(own(Target.of(LIST, id, part)), items::add);
        return items;
    }

    /// The edits of a term, oldest first, also of one that was removed; none when no term ever had
    /// this id.
    List<JsonNode> history(String id) {
        var edits = new ArrayList<JsonNode>();
        var target = own(Target.of(LIST, id, "history"));
        if (api.find(target).isPresent()) {
            api.each(target, edits::add);
        }
        return edits;
    }

    Term read(JsonNode item) {
        return api.read(item, Term.class);
    }

    private Target own(Target target) {
        return target.with("user", owner.user());
    }
}
