package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;

import dev.lexlog.schemas.model.TermId;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.relational.AmongNames;
import dev.lexlog.store.relational.entity.VisibleLinks;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Where the links lie of the entities that ground a term: each is a vote for its entity's domain.
final class DomainVotes {
    private final DSLContext sql;
    private final Visibility visibility;

    DomainVotes(DSLContext sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    record Vote(TermId term, String domain, long links) {}

    /// Only for terms that nobody approved and whose links lie elsewhere.
    Map<TermId, Vote> suggestions(TermNames names) {
        var open = names.all().filter(term -> term.status() != TermStatus.APPROVED).toList();
        var votes = votes(open);
        var suggestions = new HashMap<TermId, Vote>();
        for (var term : open) {
            winner(term, votes)
                    .filter(vote -> !vote.domain().equals(term.domain()))
                    .ifPresent(vote -> suggestions.put(term.id(), vote));
        }
        return suggestions;
    }

    /// By the folded name of the entities.
    private Map<String, List<NameVote>> votes(List<TermName> terms) {
        var names =
                terms.stream().map(TermName::groundingNames).flatMap(Collection::stream).distinct();
        return sql.select(ENTITIES.NAME_FOLDED, ENTITIES.DOMAIN_ID, DSL.count())
                .from(VisibleLinks.table())
                .where(AmongNames.of(ENTITIES.NAME_FOLDED, names.toList()))
                .and(ENTITIES.DOMAIN_ID.isNotNull())
                .and(VisibleLinks.visible(visibility))
                .groupBy(ENTITIES.NAME_FOLDED, ENTITIES.DOMAIN_ID)
                .fetchGroups(row -> row.value1(), row -> new NameVote(row.value2(), row.value3()));
    }

    private static Optional<Vote> winner(TermName term, Map<String, List<NameVote>> votes) {
        var byDomain =
                term.groundingNames().stream()
                        .flatMap(name -> votes.getOrDefault(name, List.of()).stream())
                        .collect(
                                Collectors.groupingBy(
                                        NameVote::domain, Collectors.summingLong(NameVote::links)));
        return byDomain.entrySet().stream()
                .map(entry -> new Vote(term.id(), entry.getKey(), entry.getValue()))
                .min(
                        Comparator.comparingLong((Vote vote) -> -vote.links())
                                .thenComparing(Vote::domain, TextOrder.TEXT));
    }

    private record NameVote(String domain, long links) {}
}
