package dev.lexlog.worker.ner;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.worker.relationship.Triple;
import dev.lexlog.worker.relationship.TripleRules;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.IdentityRules;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.rules.ValueRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Which extractions are accepted, as far as that shows without the document. The first rule that
/// fails gives the reason, in this order: the document's name, key, domain and session, the content
/// hash, the time; then mention by mention and relationship by relationship.
final class ExtractionRules {
    private ExtractionRules() {}

    /// `key` is the record's key and `appendedAt` its time, used when the event has none.
    static Checked<Extraction> check(
            EntitiesExtracted event, byte @Nullable [] key, Instant appendedAt) {
        var at = TimeRules.timeOf(event, appendedAt);
        var id = event.name();
        return Rules.unless(
                Rules.first(
                        () -> IdentityRules.nameIsGiven(id),
                        () -> IdentityRules.nameIsFree(id),
                        () -> IdentityRules.keyIsOf(event, key),
                        () -> IdentityRules.isStorable(id, event.domainId(), event.sessionId()),
                        () -> ValueRules.isStorable("content_hash", event.contentHash()),
                        () -> TimeRules.isInRange(at)),
                () ->
                        mentions(event)
                                .then(mentions ->
                                        triples(event)
                                                .then(triples ->
                                                        Checked.good(
                                                                judged(
                                                                        event, mentions, triples,
                                                                        at)))));
    }

    private static Checked<List<EntityMention>> mentions(EntitiesExtracted event) {
        return each("mention ", event.mentions(), MentionRules::check);
    }

    private static Checked<List<Triple>> triples(EntitiesExtracted event) {
        return each("relationship ", event.relationships(), TripleRules::check);
    }

    private static <T, R> Checked<List<R>> each(
            String what, List<T> all, BiFunction<String, T, Checked<R>> rule) {
        var judged = new ArrayList<R>(all.size());
        for (int i = 0; i < all.size(); i++) {
            switch (rule.apply(what + i, all.get(i))) {
                case Checked.Good<R>(var value) -> judged.add(value);
                case Checked.Bad<R>(var refusal) -> {
                    return new Checked.Bad<>(refusal);
                }
            }
        }
        return Checked.good(judged);
    }

    private static Extraction judged(
            EntitiesExtracted event,
            List<EntityMention> mentions,
            List<Triple> triples,
            Instant at) {
        var hash = event.contentHash();
        return new Extraction(
                DocumentId.of(event.domainId(), event.sessionId(), event.name()),
                hash == null ? Extraction.ANY : hash,
                mentions,
                triples,
                at);
    }
}
