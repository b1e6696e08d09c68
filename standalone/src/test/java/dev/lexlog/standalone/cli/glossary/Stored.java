package dev.lexlog.standalone.cli.glossary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Terms with nothing but what a test is about.
final class Stored {
    private Stored() {}

    static Term term(String id, String name, @Nullable String domain) {
        return under(null, id, name, domain);
    }

    static Term under(@Nullable String parent, String id, String name, @Nullable String domain) {
        return new Term(
                id,
                name,
                name,
                null,
                domain,
                parent,
                "HAS_KIND",
                List.of(),
                "concept",
                "many",
                null,
                Map.of(),
                null,
                "draft",
                "human",
                null,
                false,
                null,
                "2026-01-01T00:00:00Z",
                1,
                null);
    }
}
