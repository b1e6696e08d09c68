package dev.lexlog.worker.cluster;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.worker.cluster.StoredClusters.Member;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.IdentityRules;
import dev.lexlog.worker.rules.Limits;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.rules.ValueRules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Which computed clusters are accepted. A term that comes again in another spelling, or in another
/// cluster, stays where it came first.
final class ClusterRules {
    private ClusterRules() {}

    /// The members by their folded terms, in the event's order.
    static Checked<SequencedMap<String, Member>> check(
            ClustersComputed event, byte[] key, Instant appendedAt) {
        return Rules.unless(
                Rules.first(
                        () -> ValueRules.isStorable("domain_id", event.domainId()),
                        () -> ValueRules.isStorable("session_id", event.sessionId()),
                        () -> IdentityRules.keyIsOf(event, key),
                        () -> TimeRules.isInRange(TimeRules.timeOf(event, appendedAt)),
                        () -> termsFit(event),
                        () -> termsAreStorable(event)),
                () -> Checked.good(members(event)));
    }

    private static Optional<Refusal> termsFit(ClustersComputed event) {
        int terms = event.clusters().stream().mapToInt(c -> c.terms().size()).sum();
        return terms <= Limits.CLUSTERED_TERMS
                ? Optional.empty()
                : TextRules.refusal(
                        ReasonCode.TOO_LARGE,
                        "the clusters have %,d terms, the most is %,d: cluster a smaller scope"
                                .formatted(terms, Limits.CLUSTERED_TERMS));
    }

    private static Optional<Refusal> termsAreStorable(ClustersComputed event) {
        for (int i = 0; i < event.clusters().size(); i++) {
            var what = "a term of cluster " + i;
            for (var term : event.clusters().get(i).terms()) {
                var refusal =
                        Rules.first(
                                () -> IdentityRules.isGiven(what, term),
                                () -> ValueRules.isStorable(what, term));
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    private static SequencedMap<String, Member> members(ClustersComputed event) {
        var members = new LinkedHashMap<String, Member>();
        for (int i = 0; i < event.clusters().size(); i++) {
            for (var term : event.clusters().get(i).terms()) {
                members.putIfAbsent(Names.folded(term), new Member(term, i));
            }
        }
        return members;
    }
}
