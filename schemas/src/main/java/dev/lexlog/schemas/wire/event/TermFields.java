package dev.lexlog.schemas.wire.event;

import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.wire.avro.Fields;

/// The many fields of a term.
final class TermFields {
    private TermFields() {}

    static Fields write(TermDefined term, Fields fields) {
        return fields.with("name", term.name())
                .with("display_name", term.displayName())
                .with("definition", term.definition())
                .with("parent", term.parent())
                .with("parent_verb", term.parentVerb())
                .with("aliases", term.aliases())
                .with("semantic_type", term.semanticType())
                .with("cardinality", term.cardinality())
                .with("plural", term.plural())
                .with("tags", term.tags())
                .with("owner", term.owner())
                .with("status", term.status())
                .with("provenance", term.provenance())
                .with("canonical_source", term.canonicalSource())
                .with("ignored", term.ignored());
    }

    static TermDefined defined(Fields fields) {
        return new TermDefined(
                fields.text("name"),
                fields.textOrNull("display_name"),
                fields.textOrNull("definition"),
                fields.textOrNull("parent"),
                fields.text("parent_verb"),
                fields.texts("aliases"),
                fields.text("semantic_type"),
                fields.text("cardinality"),
                fields.textOrNull("plural"),
                fields.textMaps("tags"),
                fields.textOrNull("owner"),
                fields.text("status"),
                fields.text("provenance"),
                fields.textOrNull("canonical_source"),
                fields.flag("ignored"));
    }

    static Fields write(TermChanged term, Fields fields) {
        return fields.with("term_id", term.termId())
                .with("name", term.name())
                .with("display_name", term.displayName())
                .with("definition", term.definition())
                .with("parent", term.parent())
                .with("parent_verb", term.parentVerb())
                .with("aliases", term.aliases())
                .with("semantic_type", term.semanticType())
                .with("cardinality", term.cardinality())
                .with("plural", term.plural())
                .with("tags", term.tags())
                .with("owner", term.owner())
                .with("status", term.status())
                .with("provenance", term.provenance())
                .with("canonical_source", term.canonicalSource())
                .with("ignored", term.ignored())
                .with("new_domain_id", term.newDomainId())
                .with("clear", term.clear());
    }

    static TermChanged changed(Fields fields) {
        return new TermChanged(
                fields.textOrNull("term_id"),
                fields.textOrNull("name"),
                fields.textOrNull("display_name"),
                fields.textOrNull("definition"),
                fields.textOrNull("parent"),
                fields.textOrNull("parent_verb"),
                fields.value("aliases") == null ? null : fields.texts("aliases"),
                fields.textOrNull("semantic_type"),
                fields.textOrNull("cardinality"),
                fields.textOrNull("plural"),
                fields.value("tags") == null ? null : fields.textMaps("tags"),
                fields.textOrNull("owner"),
                fields.textOrNull("status"),
                fields.textOrNull("provenance"),
                fields.textOrNull("canonical_source"),
                (Boolean) fields.value("ignored"),
                fields.textOrNull("new_domain_id"),
                fields.texts("clear"));
    }
}
