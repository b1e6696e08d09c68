package dev.lexlog.api.real;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a test says of a term, and the row that comes of it.
public record TermRow(
        String id,
        String name,
        String user,
        @Nullable String domain,
        @Nullable String parent,
        List<String> aliases,
        TermStatus status,
        boolean ignored) {
    public static TermRow of(String id, String name) {
        return new TermRow(id, name, "default", null, null, List.of(), TermStatus.DRAFT, false);
    }

    public TermRow user(String value) {
        return new TermRow(id, name, value, domain, parent, aliases, status, ignored);
    }

    public TermRow domain(String value) {
        return new TermRow(id, name, user, value, parent, aliases, status, ignored);
    }

    public TermRow parent(String value) {
        return new TermRow(id, name, user, domain, value, aliases, status, ignored);
    }

    public TermRow aliases(String... values) {
        return new TermRow(id, name, user, domain, parent, List.of(values), status, ignored);
    }

    public TermRow approved() {
        return new TermRow(id, name, user, domain, parent, aliases, TermStatus.APPROVED, ignored);
    }

    public TermRow ignore() {
        return new TermRow(id, name, user, domain, parent, aliases, status, true);
    }

    public GlossaryTerm row() {
        return new GlossaryTerm(
                new TermId(id),
                name,
                Names.folded(name),
                name + "!",
                "What " + name + " means",
                domain,
                parent == null ? null : new TermId(parent),
                ParentVerb.HAS_KIND,
                aliases,
                SemanticType.CONCEPT,
                Cardinality.MANY,
                null,
                Map.of("where", Map.of("table", name)),
                null,
                status,
                Provenance.HUMAN,
                null,
                ignored,
                "made-in",
                user,
                Rows.TIME,
                Rows.TIME,
                1,
                "ann");
    }
}
