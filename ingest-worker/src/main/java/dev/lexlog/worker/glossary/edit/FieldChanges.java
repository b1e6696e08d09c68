package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a change asks of a term: null leaves a field as it is; `clear` empties it, whatever else is
/// said of it.
public record FieldChanges(
        @Nullable String displayName,
        @Nullable String definition,
        @Nullable String parent,
        @Nullable ParentVerb parentVerb,
        @Nullable List<String> aliases,
        @Nullable SemanticType semanticType,
        @Nullable Cardinality cardinality,
        @Nullable String plural,
        @Nullable Map<String, Map<String, String>> tags,
        @Nullable String owner,
        @Nullable TermStatus status,
        @Nullable Provenance provenance,
        @Nullable String canonicalSource,
        @Nullable Boolean ignored,
        @Nullable String newDomain,
        Set<OptionalField> clear) {
    public FieldChanges {
        clear = Set.copyOf(clear);
    }

    /// The fields of `before` with these changes; `newParent` is the term that `parent` names.
    public TermFields of(TermFields before, @Nullable TermId newParent) {
        var after =
                new TermFields(
                        before.name(),
                        clears(OptionalField.DISPLAY_NAME)
                                ? before.name()
                                : given(displayName, before.displayName()),
                        next(OptionalField.DEFINITION, definition, before.definition()),
                        next(OptionalField.DOMAIN_ID, newDomain, before.domain()),
                        next(OptionalField.PARENT, newParent, before.parent()),
                        given(parentVerb, before.parentVerb()),
                        clears(OptionalField.ALIASES)
                                ? List.of()
                                : given(aliases, before.aliases()),
                        given(semanticType, before.semanticType()),
                        given(cardinality, before.cardinality()),
                        next(OptionalField.PLURAL, plural, before.plural()),
                        clears(OptionalField.TAGS) ? Map.of() : given(tags, before.tags()),
                        next(OptionalField.OWNER, owner, before.owner()),
                        given(status, before.status()),
                        given(provenance, before.provenance()),
                        next(
                                OptionalField.CANONICAL_SOURCE,
                                canonicalSource,
                                before.canonicalSource()),
                        given(ignored, before.ignored()));
        return provenance == null && becomesHybrid(before, after)
                ? after.from(Provenance.HYBRID)
                : after;
    }

    /// What a model wrote and somebody touched is by both.
    private static boolean becomesHybrid(TermFields before, TermFields after) {
        return before.provenance() == Provenance.LLM
                && !(Objects.equals(before.definition(), after.definition())
                        && Objects.equals(before.parent(), after.parent())
                        && before.aliases().equals(after.aliases()));
    }

    private <T> @Nullable T next(OptionalField field, @Nullable T given, @Nullable T before) {
        if (clears(field)) {
            return null;
        }
        return given == null ? before : given;
    }

    private static <T> T given(@Nullable T given, T before) {
        return given == null ? before : given;
    }

    private boolean clears(OptionalField field) {
        return clear.contains(field);
    }
}
