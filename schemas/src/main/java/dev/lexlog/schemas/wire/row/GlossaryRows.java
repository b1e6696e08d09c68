package dev.lexlog.schemas.wire.row;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.schemas.wire.avro.Fields;
import org.jspecify.annotations.Nullable;

final class GlossaryRows {
    private GlossaryRows() {}

    static Fields write(GlossaryTerm row, Fields fields) {
        var parent = row.parent();
        return fields.with("id", row.id().value())
                .with("name", row.name())
                .with("name_folded", row.nameFolded())
                .with("display_name", row.displayName())
                .with("definition", row.definition())
                .with("domain_id", row.domain())
                .with("parent_id", parent == null ? null : parent.value())
                .with("parent_verb", row.parentVerb().name())
                .with("aliases", row.aliases())
                .with("semantic_type", row.semanticType().wireName())
                .with("cardinality", row.cardinality().wireName())
                .with("plural", row.plural())
                .with("tags", row.tags())
                .with("owner", row.owner())
                .with("status", row.status().wireName())
                .with("provenance", row.provenance().wireName())
                .with("canonical_source", row.canonicalSource())
                .with("ignored", row.ignored())
                .with("session_id", row.session())
                .with("user_id", row.user())
                .with("created_at", row.createdAt())
                .with("updated_at", row.updatedAt())
                .with("revision", row.revision())
                .with("last_actor", row.lastActor());
    }

    static GlossaryTerm term(Fields fields) {
        return new GlossaryTerm(
                new TermId(fields.text("id")),
                fields.text("name"),
                fields.text("name_folded"),
                fields.text("display_name"),
                fields.textOrNull("definition"),
                fields.textOrNull("domain_id"),
                termOrNull(fields.textOrNull("parent_id")),
                fields.named("parent_verb", ParentVerb::named),
                fields.texts("aliases"),
                fields.named("semantic_type", SemanticType::named),
                fields.named("cardinality", Cardinality::named),
                fields.textOrNull("plural"),
                fields.textMaps("tags"),
                fields.textOrNull("owner"),
                fields.named("status", TermStatus::named),
                fields.named("provenance", Provenance::named),
                fields.textOrNull("canonical_source"),
                fields.flag("ignored"),
                fields.textOrNull("session_id"),
                fields.text("user_id"),
                fields.time("created_at"),
                fields.time("updated_at"),
                fields.number("revision"),
                fields.textOrNull("last_actor"));
    }

    private static @Nullable TermId termOrNull(@Nullable String id) {
        return id == null ? null : new TermId(id);
    }

    static Fields write(TermEdit row, Fields fields) {
        return fields.with("term_id", row.term().value())
                .with("number", row.number())
                .with("change", row.change())
                .with("details", row.details())
                .with("actor", row.actor())
                .with("user_id", row.user())
                .with("domain_id", row.domain())
                .with("session_id", row.session())
                .with("at", row.at());
    }

    static TermEdit edit(Fields fields) {
        return new TermEdit(
                new TermId(fields.text("term_id")),
                fields.number("number"),
                fields.text("change"),
                fields.text("details"),
                fields.textOrNull("actor"),
                fields.text("user_id"),
                fields.textOrNull("domain_id"),
                fields.textOrNull("session_id"),
                fields.time("at"));
    }
}
