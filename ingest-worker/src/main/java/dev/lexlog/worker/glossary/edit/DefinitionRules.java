package dev.lexlog.worker.glossary.edit;

import static dev.lexlog.worker.glossary.edit.NameRules.orNull;

import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.ValueRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules about defining a term. One without a display name shows its name.
final class DefinitionRules {
    private DefinitionRules() {}

    static Checked<Action> check(TermDefined event, @Nullable String domain) {
        return Rules.unless(
                Rules.first(() -> textsAreGood(event), () -> valuesAreKnown(event)),
                () ->
                        Checked.good(
                                new Action.Define(fields(event, domain), orNull(event.parent()))));
    }

    private static Optional<Refusal> textsAreGood(TermDefined event) {
        return Rules.first(
                () -> NameRules.isName("name", event.name()),
                () -> ValueRules.isStorable("display_name", event.displayName()),
                () -> TextRules.noNul("definition", event.definition()),
                () -> ValueRules.isStorable("parent", event.parent()),
                () -> NameRules.areNames(event.aliases()),
                () -> TextRules.noNul("plural", event.plural()),
                () -> NameRules.haveNoNul(event.tags()),
                () -> TextRules.noNul("owner", event.owner()),
                () -> TextRules.noNul("canonical_source", event.canonicalSource()));
    }

    private static Optional<Refusal> valuesAreKnown(TermDefined event) {
        return Rules.first(
                () -> ValueRules.isKnown("parent_verb", event.parentVerb(), ParentVerb.names()),
                () ->
                        ValueRules.isKnown(
                                "semantic_type", event.semanticType(), SemanticType.wireNames()),
                () ->
                        ValueRules.isKnown(
                                "cardinality", event.cardinality(), Cardinality.wireNames()),
                () -> ValueRules.isKnown("status", event.status(), TermStatus.wireNames()),
                () -> ValueRules.isKnown("provenance", event.provenance(), Provenance.wireNames()));
    }

    private static TermFields fields(TermDefined event, @Nullable String domain) {
        var displayName = orNull(event.displayName());
        return new TermFields(
                event.name(),
                displayName == null ? event.name() : displayName,
                orNull(event.definition()),
                domain,
                null,
                ParentVerb.named(event.parentVerb()).orElseThrow(),
                event.aliases(),
                SemanticType.named(event.semanticType()).orElseThrow(),
                Cardinality.named(event.cardinality()).orElseThrow(),
                orNull(event.plural()),
                event.tags(),
                orNull(event.owner()),
                TermStatus.named(event.status()).orElseThrow(),
                Provenance.named(event.provenance()).orElseThrow(),
                orNull(event.canonicalSource()),
                event.ignored());
    }
}
