package dev.lexlog.schemas.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The whole term under this name: made, or every field of it replaced. `parent` is an id or a
/// name.
public record TermDefined(
        String name,
        @Nullable String displayName,
        @Nullable String definition,
        @Nullable String parent,
        String parentVerb,
        List<String> aliases,
        String semanticType,
        String cardinality,
        @Nullable String plural,
        Map<String, Map<String, String>> tags,
        @Nullable String owner,
        String status,
        String provenance,
        @Nullable String canonicalSource,
        boolean ignored)
        implements GlossaryChange {
    public TermDefined {
        aliases = List.copyOf(aliases);
        tags = Map.copyOf(tags);
    }
}
