package dev.lexlog.store.relational.glossary;

import static dev.lexlog.store.relational.generated.tables.GlossaryClusters.GLOSSARY_CLUSTERS;

import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.store.Visibility;
import dev.lexlog.store.read.ClusterReads;
import dev.lexlog.store.relational.KnowledgeRows;
import dev.lexlog.store.relational.Sql;
import dev.lexlog.store.relational.VisibleRows;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Clusters in the tables of any engine.
public final class ClusterQueries implements ClusterReads {
    private static final Comparator<Cluster> ORDER =
            Comparator.comparing((Cluster c) -> orEmpty(c.domain()), TextOrder.TEXT)
                    .thenComparing(c -> orEmpty(c.session()), TextOrder.TEXT)
                    .thenComparingInt(Cluster::number);

    private final Sql sql;

    public ClusterQueries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<TermCluster> siblings(
            String term, Visibility visibility, @Nullable SiblingPlace after, int limit) {
        var folded = Names.folded(term);
        var behind =
                after == null
                        ? DSL.noCondition()
                        : DSL.row(GLOSSARY_CLUSTERS.TERM_FOLDED, GLOSSARY_CLUSTERS.ID)
                                .gt(after.termFolded(), after.key());
        return sql.read(tx ->
                tx.selectFrom(GLOSSARY_CLUSTERS)
                        .where(VisibleRows.clusters(visibility))
                        .and(GLOSSARY_CLUSTERS.TERM_FOLDED.ne(folded))
                        .and(holdsOneOf(Set.of(folded)))
                        .and(behind)
                        .orderBy(GLOSSARY_CLUSTERS.TERM_FOLDED, GLOSSARY_CLUSTERS.ID)
                        .limit(limit)
                        .fetch(KnowledgeRows::cluster));
    }

    @Override
    public List<Matched> matching(Collection<String> names, Visibility visibility, int limit) {
        var folded = names.stream().map(Names::folded).collect(Collectors.toSet());
        var rows =
                sql.read(tx ->
                        tx.selectFrom(GLOSSARY_CLUSTERS)
                                .where(VisibleRows.clusters(visibility))
                                .and(holdsOneOf(folded))
                                .orderBy(GLOSSARY_CLUSTERS.TERM_FOLDED, GLOSSARY_CLUSTERS.ID)
                                .fetch(KnowledgeRows::cluster));
        var clusters =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Cluster::of, LinkedHashMap::new, Collectors.toList()));
        return clusters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(cluster -> matched(cluster.getValue(), folded))
                .sorted(Comparator.comparingLong((Matched found) -> -found.names()))
                .limit(limit)
                .toList();
    }

    private static Matched matched(List<TermCluster> terms, Set<String> folded) {
        var held = terms.stream().map(TermCluster::termFolded).filter(folded::contains).distinct();
        return new Matched(terms, held.count());
    }

    /// That the row's cluster has a term of such a name.
    private static Condition holdsOneOf(Collection<String> folded) {
        var named = GLOSSARY_CLUSTERS.as("named");
        return DSL.exists(
                DSL.selectOne()
                        .from(named)
                        .where(named.TERM_FOLDED.in(folded))
                        .and(named.CLUSTER.eq(GLOSSARY_CLUSTERS.CLUSTER))
                        .and(named.DOMAIN_ID.isNotDistinctFrom(GLOSSARY_CLUSTERS.DOMAIN_ID))
                        .and(named.SESSION_ID.isNotDistinctFrom(GLOSSARY_CLUSTERS.SESSION_ID)));
    }

    private static String orEmpty(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private record Cluster(@Nullable String domain, @Nullable String session, int number) {
        static Cluster of(TermCluster row) {
            return new Cluster(row.domain(), row.session(), row.cluster());
        }
    }
}
