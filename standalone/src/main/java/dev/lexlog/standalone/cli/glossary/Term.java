package dev.lexlog.standalone.cli.glossary;

import dev.lexlog.schemas.model.Names;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A term as the API tells it.
record Term(
        String id,
        String name,
        String displayName,
        @Nullable String definition,
        @Nullable String domainId,
        @Nullable String parentId,
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
        boolean ignored,
        @Nullable String sessionId,
        String updatedAt,
        int revision,
        @Nullable String lastActor) {
    TermName key() {
        return new TermName(domainId, Names.folded(name));
    }
}
