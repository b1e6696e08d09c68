package dev.lexlog.api.glossary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermEdit;

/// A term's row, or an edit of it, as JSON.
final class TermJson {
    private TermJson() {}

    static ObjectNode of(GlossaryTerm term) {
        var json = Json.object();
        var parent = term.parent();
        json.put("id", term.id().value());
        json.put("name", term.name());
        json.put("display_name", term.displayName());
        json.put("definition", term.definition());
        json.put("domain_id", term.domain());
        json.put("parent_id", parent == null ? null : parent.value());
        json.put("parent_verb", term.parentVerb().name());
        var aliases = json.putArray("aliases");
        term.aliases().forEach(aliases::add);
        json.put("semantic_type", term.semanticType().wireName());
        json.put("cardinality", term.cardinality().wireName());
        json.put("plural", term.plural());
        var tags = json.putObject("tags");
        term.tags()
                .forEach((name, values) -> {
                    var tag = tags.putObject(name);
                    values.forEach(tag::put);
                });
        json.put("owner", term.owner());
        json.put("status", term.status().wireName());
        json.put("provenance", term.provenance().wireName());
        json.put("canonical_source", term.canonicalSource());
        json.put("ignored", term.ignored());
        json.put("session_id", term.session());
        json.put("user_id", term.user());
        json.put("created_at", term.createdAt().toString());
        json.put("updated_at", term.updatedAt().toString());
        json.put("revision", term.revision());
        json.put("last_actor", term.lastActor());
        return json;
    }

    static ObjectNode of(TermEdit edit) {
        var json = Json.object();
        json.put("term_id", edit.term().value());
        json.put("number", edit.number());
        json.put("change", edit.change());
        json.set("details", Json.readObject(edit.details()));
        json.put("actor", edit.actor());
        json.put("user_id", edit.user());
        json.put("domain_id", edit.domain());
        json.put("session_id", edit.session());
        json.put("at", edit.at().toString());
        return json;
    }
}
