package dev.lexlog.schemas.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some fields of a term, found by id or by name: null leaves a field as it is, `clear` names the
/// fields to empty. `newDomainId` moves the term to another domain.
public record TermChanged(
        @Nullable String termId,
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String definition,
        @Nullable String parent,
        @Nullable String parentVerb,
        @Nullable List<String> aliases,
        @Nullable String semanticType,
        @Nullable String cardinality,
        @Nullable String plural,
        @Nullable Map<String, Map<String, String>> tags,
        @Nullable String owner,
        @Nullable String status,
        @Nullable String provenance,
        @Nullable String canonicalSource,
        @Nullable Boolean ignored,
        @Nullable String newDomainId,
        List<String> clear)
        implements GlossaryChange {
    public TermChanged {
        aliases = aliases == null ? null : List.copyOf(aliases);
        tags = tags == null ? null : Map.copyOf(tags);
        clear = List.copyOf(clear);
    }
}
