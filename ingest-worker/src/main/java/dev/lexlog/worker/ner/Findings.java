package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.worker.entity.EntityContribution;
import dev.lexlog.worker.relationship.RelationshipContribution;
import dev.lexlog.worker.relationship.Triple;
import dev.lexlog.worker.rules.Checked;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a document's extraction, made at `at`, says of its chunks and of relationships.
record Findings(
        SortedMap<LinkKey, Link> links, SortedMap<RelationshipId, Triple> triples, Instant at) {
    static final Findings NONE = new Findings(new TreeMap<>(), new TreeMap<>(), Instant.EPOCH);

    /// Of one triple told twice the higher confidence stands, then the one listed first.
    private static final Comparator<Triple> LESS_SURE =
            Comparator.comparingDouble(Triple::confidence);

    Findings {
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        triples = Collections.unmodifiableSortedMap(new TreeMap<>(triples));
    }

    /// Refused as a whole when a mention lies outside the chunks.
    static Checked<Findings> of(Extraction extraction, Places places) {
        var id = extraction.document();
        var links = new TreeMap<LinkKey, Link>();
        for (int i = 0; i < extraction.mentions().size(); i++) {
            var mention = extraction.mentions().get(i);
            switch (places.holding("mention " + i, mention.place())) {
                case Checked.Bad<ChunkId>(var refusal) -> {
                    return new Checked.Bad<>(refusal);
                }
                case Checked.Good<ChunkId>(var chunk) -> {
                    var entity = EntityId.of(mention.name(), id.domain(), id.session());
                    links.merge(new LinkKey(entity, chunk), Link.of(mention, i), Link::and);
                }
            }
        }
        var triples = new TreeMap<RelationshipId, Triple>();
        for (var triple : extraction.triples()) {
            triples.merge(
                    triple.idIn(id.domain(), id.session()),
                    triple,
                    (one, other) -> LESS_SURE.compare(one, other) < 0 ? other : one);
        }
        return Checked.good(new Findings(links, triples, extraction.at()));
    }

    /// What is left when chunks vanish; relationships belong to none.
    Findings in(Predicate<ChunkId> chunks) {
        var left = new TreeMap<LinkKey, Link>();
        links.forEach((key, link) -> {
            if (chunks.test(key.chunk())) {
                left.put(key, link);
            }
        });
        return new Findings(left, triples, at);
    }

    /// For every entity what it is called where it is listed first, and how often it is mentioned.
    Map<EntityId, EntityContribution> entities() {
        var firsts = new HashMap<EntityId, Link>();
        links.forEach((key, link) ->
                firsts.merge(
                        key.entity(), link, (a, b) -> a.first() < b.first() ? a.and(b) : b.and(a)));
        var contributions = new HashMap<EntityId, EntityContribution>();
        firsts.forEach((entity, link) -> contributions.put(entity, link.contribution(at)));
        return contributions;
    }

    Map<RelationshipId, RelationshipContribution> relationships() {
        var contributions = new HashMap<RelationshipId, RelationshipContribution>();
        triples.forEach(
                (id, triple) -> contributions.put(id, new RelationshipContribution(triple, at)));
        return contributions;
    }
}
