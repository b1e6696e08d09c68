package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the history says of an edit: the name of its change, and the fields given with it as
/// canonical JSON, under their names on the wire and with the values as published.
final class EditDetails {
    private final Map<String, Object> given = new HashMap<>();

    private EditDetails() {}

    static String changeOf(GlossaryChange change) {
        return switch (change) {
            case TermDefined _ -> "TermDefined";
            case TermChanged _ -> "TermChanged";
            case TermRenamed _ -> "TermRenamed";
            case TermRemoved _ -> "TermRemoved";
            case TermsRemovedByStatus _ -> "TermsRemovedByStatus";
            case GlossaryCleared _ -> "GlossaryCleared";
        };
    }

    static String of(GlossaryChange change) {
        var details = new EditDetails();
        switch (change) {
            case TermDefined defined -> details.add(defined);
            case TermChanged changed -> details.add(changed);
            case TermRenamed(var termId, var name, var newName) ->
                    details.add("term_id", termId).add("name", name).add("new_name", newName);
            case TermRemoved(var termId, var name, var children) ->
                    details.add("term_id", termId).add("name", name).add("children", children);
            case TermsRemovedByStatus(var status, var provenance) ->
                    details.add("status", status).add("provenance", provenance);
            case GlossaryCleared(var sessionId) -> details.add("session_id", sessionId);
        }
        return CanonicalJson.of(details.given);
    }

    private void add(TermDefined event) {
        add("name", event.name())
                .add("display_name", event.displayName())
                .add("definition", event.definition())
                .add("parent", event.parent())
                .add("parent_verb", event.parentVerb())
                .add("aliases", event.aliases())
                .add("semantic_type", event.semanticType())
                .add("cardinality", event.cardinality())
                .add("plural", event.plural())
                .add("tags", event.tags())
                .add("owner", event.owner())
                .add("status", event.status())
                .add("provenance", event.provenance())
                .add("canonical_source", event.canonicalSource())
                .add("ignored", event.ignored());
    }

    private void add(TermChanged event) {
        add("term_id", event.termId())
                .add("name", event.name())
                .add("display_name", event.displayName())
                .add("definition", event.definition())
                .add("parent", event.parent())
                .add("parent_verb", event.parentVerb())
                .add("aliases", event.aliases())
                .add("semantic_type", event.semanticType())
                .add("cardinality", event.cardinality())
                .add("plural", event.plural())
                .add("tags", event.tags())
                .add("owner", event.owner())
                .add("status", event.status())
                .add("provenance", event.provenance())
                .add("canonical_source", event.canonicalSource())
                .add("ignored", event.ignored())
                .add("new_domain_id", event.newDomainId())
                .add("clear", event.clear().isEmpty() ? null : event.clear());
    }

    private EditDetails add(String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
        return this;
    }
}
