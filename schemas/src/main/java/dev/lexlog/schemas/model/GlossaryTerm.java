package dev.lexlog.schemas.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A term of a user's glossary. Unique by (user, domain, nameFolded). `session` only tells where it
/// was made; `owner` is who answers for its meaning, `user` who sees it. `revision` counts from 1.
public record GlossaryTerm(
        TermId id,
        String name,
        String nameFolded,
        String displayName,
        @Nullable String definition,
        @Nullable String domain,
        @Nullable TermId parent,
        ParentVerb parentVerb,
        List<String> aliases,
        SemanticType semanticType,
        Cardinality cardinality,
        @Nullable String plural,
        Map<String, Map<String, String>> tags,
        @Nullable String owner,
        TermStatus status,
        Provenance provenance,
        @Nullable String canonicalSource,
        boolean ignored,
        @Nullable String session,
        String user,
        Instant createdAt,
        Instant updatedAt,
        int revision,
        @Nullable String lastActor)
        implements LogRow {
    public GlossaryTerm {
        aliases = List.copyOf(aliases);
        tags = sorted(tags);
    }

    private static Map<String, Map<String, String>> sorted(Map<String, Map<String, String>> tags) {
        var sorted = new TreeMap<String, Map<String, String>>();
        tags.forEach((name, values) ->
                sorted.put(name, Collections.unmodifiableMap(new TreeMap<>(values))));
        return Collections.unmodifiableMap(sorted);
    }

    @Override
    public LogTable table() {
        return LogTable.GLOSSARY_TERMS;
    }

    @Override
    public String key() {
        return id.value();
    }
}
