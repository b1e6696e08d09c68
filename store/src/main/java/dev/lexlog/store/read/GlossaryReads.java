package dev.lexlog.store.read;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.store.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A user's terms. Those of other users are never seen; the session in which a term was made hides
/// it from no one. A term is *grounded* when a visible entity has its name or one of its aliases,
/// both normalised and folded.
public interface GlossaryReads {
    /// How many are visible.
    long count(Visibility visibility);

    Map<TermId, GlossaryTerm> byId(Collection<TermId> ids, Visibility visibility);

    /// Ignoring case, by id: one for each domain at most.
    List<GlossaryTerm> byName(String name, Visibility visibility);

    /// Ignoring case, names before aliases, then by id.
    List<GlossaryTerm> byNameOrAlias(String name, Visibility visibility);

    /// By (name, id).
    List<GlossaryTerm> terms(Visibility visibility, @Nullable NamePlace after, int limit);

    /// By (name, id).
    List<GlossaryTerm> children(
            TermId parent, Visibility visibility, @Nullable NamePlace after, int limit);

    /// The nearest first, each once.
    List<GlossaryTerm> ancestors(TermId term, Visibility visibility);

    /// The edits behind number `after` (0: from the first), also of a term that was removed.
    List<TermEdit> history(TermId term, Visibility visibility, int after, int limit);

    /// The documents that mention an entity by which the term is grounded, behind the document of
    /// this key (null: from the start) by (name, domain, session).
    List<Resource> resources(
            TermId term, Visibility visibility, @Nullable String afterKey, int limit);

    /// Terms that are neither grounded nor an ancestor of a grounded one, by (name, id).
    List<GlossaryTerm> deprecated(Visibility visibility, @Nullable NamePlace after, int limit);

    /// For terms that nobody approved: the domain that holds most links of the entities which
    /// ground it (ties by the domain's id), if that is not the term's own. By the term's (name,
    /// id).
    List<DomainSuggestion> domainSuggestions(
            Visibility visibility, @Nullable NamePlace after, int limit);

    /// Where a term is grounded; `references` counts the document's chunks. The URL is null also
    /// while the document's own row is missing.
    record Resource(DocumentId document, @Nullable String sourceUrl, long references) {}

    record DomainSuggestion(GlossaryTerm term, String domain, long links) {}
}
