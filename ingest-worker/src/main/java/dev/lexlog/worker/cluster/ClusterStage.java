package dev.lexlog.worker.cluster;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.worker.cluster.StoredClusters.ClusterScope;
import dev.lexlog.worker.cluster.StoredClusters.Member;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.Scope;
import dev.lexlog.worker.scope.Swept;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import dev.lexlog.worker.stage.TaskStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replaces the clusters of a scope, writing only the rows that differ.
public final class ClusterStage implements Stage<ClustersComputed>, Swept {
    private final StoredClusters clusters;
    private final Marks marks;

    public ClusterStage(TaskStores stores, Marks marks) {
        this.clusters = new StoredClusters(stores);
        this.marks = marks;
    }

    @Override
    public Checked<List<Output>> take(ClustersComputed event, Arrival arrival) {
        var scope =
                new ClusterScope(
                        Scopes.domain(event.domainId()), Scopes.session(event.sessionId()));
        var appendedAt = arrival.appendedAt();
        var at = TimeRules.timeOf(event, appendedAt);
        return ClusterRules.check(event, arrival.key(), appendedAt)
                .then(members ->
                        Checked.good(
                                marks.cover(scope.session(), scope.domain(), appendedAt)
                                        ? List.of()
                                        : replace(scope, members, at, appendedAt)));
    }

    private List<Output> replace(
            ClusterScope scope, Map<String, Member> after, Instant at, Instant appendedAt) {
        var outputs = new ArrayList<Output>();
        var before = clusters.members(scope, Integer.MAX_VALUE);
        before.forEach((folded, member) -> {
            if (!after.containsKey(folded)) {
                outputs.add(forget(scope, folded, member));
            }
        });
        after.forEach((folded, member) -> {
            var old = before.get(folded);
            if (!member.equals(old)) {
                if (old != null && !old.term().equals(member.term())) {
                    outputs.add(forget(scope, folded, old));
                }
                clusters.put(scope, folded, member);
                outputs.add(new Output.Put(row(scope, folded, member, at), scope.routedBy()));
            }
        });
        if (after.isEmpty()) {
            clusters.delete(scope);
            return outputs;
        }
        clusters.put(scope, appendedAt);
        return outputs;
    }

    @Override
    public String name() {
        return "clusters";
    }

    @Override
    public Entries entries() {
        return clusters.scopes();
    }

    @Override
    public Optional<String> reach(Scope scope) {
        return switch (scope) {
            case Scope.Session(var id) -> Optional.of(ClusterScope.keysOf(id));
            case Scope.Domain _ -> Optional.of("");
            case Scope.SourceEverywhere _, Scope.SourceInDomain _ -> Optional.empty();
        };
    }

    @Override
    public Settled settle(Entry entry, int most) {
        var scope = ClusterScope.ofKey(entry.key());
        var appendedAt = StoredClusters.appendedAt(entry.value());
        if (!marks.cover(scope.session(), scope.domain(), appendedAt)) {
            return Settled.NOTHING;
        }
        var outputs = new ArrayList<Output>();
        var members = clusters.members(scope, most);
        members.forEach((folded, member) -> outputs.add(forget(scope, folded, member)));
        boolean finished = members.size() < most;
        if (finished) {
            clusters.delete(scope);
        }
        return new Settled(outputs, finished);
    }

    private Output forget(ClusterScope scope, String folded, Member member) {
        clusters.delete(scope, folded);
        var key = Keys.array(scope.domain(), scope.session(), member.term());
        return new Output.Tombstone(LogTable.CLUSTERS, key, scope.routedBy());
    }

    private static TermCluster row(
            ClusterScope scope, String folded, Member member, Instant computedAt) {
        return new TermCluster(
                scope.domain(),
                scope.session(),
                member.term(),
                folded,
                member.cluster(),
                computedAt);
    }
}
