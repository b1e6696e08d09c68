package dev.lexlog.store;

import static dev.lexlog.store.KnowledgeOracle.pages;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.store.read.ClusterReads;
import dev.lexlog.store.read.ClusterReads.Matched;
import dev.lexlog.store.read.ClusterReads.SiblingPlace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What any reading answers about clusters, compared with lists in memory under random scopes.
public abstract class ClusterContract {
    private static final int SCOPES = 16;
    private static final Comparator<TermCluster> BY_TERM =
            comparing(TermCluster::termFolded, KnowledgeOracle.TEXT)
                    .thenComparing(TermCluster::key, KnowledgeOracle.TEXT);

    @TempDir Path folder;

    private FilledReading filled;
    private KnowledgeOracle oracle;
    private ClusterReads reads;

    /// A generation below this folder, empty if the folder is.
    protected abstract Generation open(Path folder);

    @BeforeEach
    void fillGeneration() {
        filled = new FilledReading(folder, this::open);
        oracle = filled.oracle;
        reads = filled.reading.clusters();
    }

    @AfterEach
    void closeGeneration() {
        filled.close();
    }

    private void inRandomScopes(Consumer<Visibility> test) {
        for (int i = 0; i < SCOPES; i++) {
            test.accept(filled.rows.randomVisibility());
        }
    }

    private record Cluster(@Nullable String domain, @Nullable String session, int number) {
        static Cluster of(TermCluster row) {
            return new Cluster(row.domain(), row.session(), row.cluster());
        }
    }

    private Map<Cluster, List<TermCluster>> clusters(Visibility scope) {
        return oracle.rows(LogTable.CLUSTERS, TermCluster.class).stream()
                .filter(row -> KnowledgeOracle.inScope(row.domain(), row.session(), scope))
                .sorted(BY_TERM)
                .collect(groupingBy(Cluster::of));
    }

    private static boolean holds(List<TermCluster> cluster, String name) {
        return cluster.stream().anyMatch(row -> row.term().equalsIgnoreCase(name));
    }

    @Test
    void siblingsAreTheOthersOfATermsClusters() {
        inRandomScopes(scope -> {
            for (var term : List.of("order", "SKU", "GRÖSSE", "unknown")) {
                var expected =
                        clusters(scope).values().stream()
                                .filter(cluster -> holds(cluster, term))
                                .flatMap(List::stream)
                                .filter(row -> !row.term().equalsIgnoreCase(term))
                                .sorted(BY_TERM)
                                .toList();
                var listed =
                        pages(
                                (@Nullable SiblingPlace after, int limit) ->
                                        reads.siblings(term, scope, after, limit),
                                SiblingPlace::of);
                assertThat(listed).isEqualTo(expected);
            }
        });
        assertThat(reads.siblings("oRDER", Visibility.ALL_DOMAINS, null, 1)).isNotEmpty();
    }

    @Test
    void clusterWithMostOfTheNamesComesFirst() {
        var names = List.of("ORDER", "Sku", "customers");
        inRandomScopes(scope -> {
            var expected =
                    clusters(scope).entrySet().stream()
                            .sorted(
                                    Map.Entry.comparingByKey(
                                            comparing((Cluster c) -> orEmpty(c.domain()))
                                                    .thenComparing(c -> orEmpty(c.session()))
                                                    .thenComparingInt(Cluster::number)))
                            .map(e ->
                                    new Matched(
                                            e.getValue(),
                                            names.stream()
                                                    .filter(n -> holds(e.getValue(), n))
                                                    .count()))
                            .filter(matched -> matched.names() > 0)
                            .sorted(comparingLong((Matched matched) -> -matched.names()))
                            .limit(4)
                            .toList();
            assertThat(reads.matching(names, scope, 4)).isEqualTo(expected);
        });
        assertThat(reads.matching(names, Visibility.ALL_DOMAINS, 4))
                .anyMatch(matched -> matched.names() > 1);
    }

    private static String orEmpty(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
