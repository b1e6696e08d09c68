package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.model.Cardinality;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.ParentVerb;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What edits may set of a term: when it comes out equal, the edit changed nothing. Aliases differ
/// from each other and from the name by more than case; of equal ones the first stays.
public record TermFields(
        String name,
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
        boolean ignored) {
    public TermFields {
        aliases = distinct(name, aliases);
        tags = Map.copyOf(tags);
    }

    public static TermFields of(GlossaryTerm term) {
        return new TermFields(
                term.name(),
                term.displayName(),
                term.definition(),
                term.domain(),
                term.parent(),
                term.parentVerb(),
                term.aliases(),
                term.semanticType(),
                term.cardinality(),
                term.plural(),
                term.tags(),
                term.owner(),
                term.status(),
                term.provenance(),
                term.canonicalSource(),
                term.ignored());
    }

    public TermFields under(@Nullable TermId newParent) {
        return new TermFields(
                name,
                displayName,
                definition,
                domain,
                newParent,
                parentVerb,
                aliases,
                semanticType,
                cardinality,
                plural,
                tags,
                owner,
                status,
                provenance,
                canonicalSource,
                ignored);
    }

    TermFields from(Provenance newProvenance) {
        return new TermFields(
                name,
                displayName,
                definition,
                domain,
                parent,
                parentVerb,
                aliases,
                semanticType,
                cardinality,
                plural,
                tags,
                owner,
                status,
                newProvenance,
                canonicalSource,
                ignored);
    }

    /// The old name becomes the last alias. A display name that was only the name follows it.
    public TermFields renamed(String newName) {
        var known = new ArrayList<>(aliases);
        known.add(name);
        return new TermFields(
                newName,
                displayName.equals(name) ? newName : displayName,
                definition,
                domain,
                parent,
                parentVerb,
                known,
                semanticType,
                cardinality,
                plural,
                tags,
                owner,
                status,
                provenance,
                canonicalSource,
                ignored);
    }

    /// What a row holds beside the fields.
    public record Life(
            TermId id,
            @Nullable String session,
            String user,
            Instant createdAt,
            Instant updatedAt,
            int revision,
            @Nullable String lastActor) {}

    public GlossaryTerm with(Life life) {
        return new GlossaryTerm(
                life.id(),
                name,
                Names.folded(name),
                displayName,
                definition,
                domain,
                parent,
                parentVerb,
                aliases,
                semanticType,
                cardinality,
                plural,
                tags,
                owner,
                status,
                provenance,
                canonicalSource,
                ignored,
                life.session(),
                life.user(),
                life.createdAt(),
                life.updatedAt(),
                life.revision(),
                life.lastActor());
    }

    private static List<String> distinct(String name, List<String> aliases) {
        var seen = new HashSet<String>();
        seen.add(Names.folded(name));
        return aliases.stream().filter(alias -> seen.add(Names.folded(alias))).toList();
    }
}
