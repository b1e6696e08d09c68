package dev.lexlog.worker.glossary.edit;

import static dev.lexlog.worker.glossary.edit.NameRules.orNull;

import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.ValueRules;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rules about changing some fields of a term. An empty text clears its field; a field must not be
/// given and cleared at once.
final class AlterationRules {
    private AlterationRules() {}

    static Checked<Action> check(TermChanged event) {
        return NameRules.subject(event.termId(), event.name())
                .then(subject ->
                        Rules.unless(
                                Rules.first(
                                        () -> textsAreGood(event),
                                        () -> valuesAreKnown(event),
                                        () -> clearIsGood(event)),
                                () -> Checked.good(new Action.Alter(subject, changes(event)))));
    }

    private static Optional<Refusal> textsAreGood(TermChanged event) {
        return Rules.first(
                () -> ValueRules.isStorable("display_name", event.displayName()),
                () -> TextRules.noNul("definition", event.definition()),
                () -> ValueRules.isStorable("parent", event.parent()),
                () -> NameRules.areNames(event.aliases()),
                () -> TextRules.noNul("plural", event.plural()),
                () -> NameRules.haveNoNul(event.tags()),
                () -> TextRules.noNul("owner", event.owner()),
                () -> TextRules.noNul("canonical_source", event.canonicalSource()),
                () -> ValueRules.isStorable("new_domain_id", event.newDomainId()));
    }

    private static Optional<Refusal> valuesAreKnown(TermChanged event) {
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

    private static Optional<Refusal> clearIsGood(TermChanged event) {
        return event.clear().stream()
                .map(name ->
                        Rules.first(
                                () -> ValueRules.isKnown("clear", name, OptionalField.wireNames()),
                                () -> isNotGiven(OptionalField.named(name).orElseThrow(), event)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refusal> isNotGiven(OptionalField field, TermChanged event) {
        return given(event, field) == null
                ? Optional.empty()
                : TextRules.refusal(
                        ReasonCode.UNKNOWN_VALUE,
                        "clear is '%s', which the same change gives a value: send one of them"
                                .formatted(field.wireName()));
    }

    private static @Nullable Object given(TermChanged event, OptionalField field) {
        return switch (field) {
            case DISPLAY_NAME -> event.displayName();
            case DEFINITION -> event.definition();
            case PARENT -> event.parent();
            case ALIASES -> event.aliases();
            case PLURAL -> event.plural();
            case TAGS -> event.tags();
            case OWNER -> event.owner();
            case CANONICAL_SOURCE -> event.canonicalSource();
            case DOMAIN_ID -> event.newDomainId();
        };
    }

    private static FieldChanges changes(TermChanged event) {
        return new FieldChanges(
                event.displayName(),
                event.definition(),
                orNull(event.parent()),
                named(event.parentVerb(), ParentVerb::named),
                event.aliases(),
                named(event.semanticType(), SemanticType::named),
                named(event.cardinality(), Cardinality::named),
                event.plural(),
                event.tags(),
                event.owner(),
                named(event.status(), TermStatus::named),
                named(event.provenance(), Provenance::named),
                event.canonicalSource(),
                event.ignored(),
                event.newDomainId(),
                cleared(event));
    }

    private static <T> @Nullable T named(
            @Nullable String name, Function<String, Optional<T>> named) {
        return name == null ? null : named.apply(name).orElseThrow();
    }

    private static Set<OptionalField> cleared(TermChanged event) {
        var cleared = EnumSet.noneOf(OptionalField.class);
        for (var field : OptionalField.values()) {
            if (event.clear().contains(field.wireName()) || isEmptied(event, field)) {
                cleared.add(field);
            }
        }
        return cleared;
    }

    private static boolean isEmptied(TermChanged event, OptionalField field) {
        var moved = event.newDomainId();
        return field == OptionalField.DOMAIN_ID
                ? moved != null && Scopes.domain(moved) == null
                : "".equals(given(event, field));
    }
}
