package dev.lexlog.standalone.cli.cluster;

import dev.lexlog.schemas.event.ComputedCluster;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;

/// Entities in groups of about five.
record KMeans(long seed) {
    private static final int FEWEST = 2;
    private static final int ENTITIES_EACH = 5;
    private static final int MOST = 500;
    private static final int MOST_ITERATIONS = 50;

    /// How many clusters so many entities become (SEMANTICS §7).
    static int clusterCount(int entities) {
        return Math.clamp(entities / ENTITIES_EACH, FEWEST, MOST);
    }

    /// At least two points, in any order. Entities in one place share a cluster, so there may be
    /// fewer clusters than {@link #clusterCount}.
    List<ComputedCluster> of(List<EntityPoint> points) {
        var sorted = points.stream().sorted(Comparator.comparing(EntityPoint::id)).toList();
        var places = sorted.stream().map(EntityPoint::place).distinct().count();
        int count = (int) Math.min(clusterCount(sorted.size()), places);
        var clusterer =
                new KMeansPlusPlusClusterer<EntityPoint>(
                        count, MOST_ITERATIONS, new EuclideanDistance(), new Well19937c(seed));
        return clusterer.cluster(sorted).stream()
                .map(cluster ->
                        cluster.getPoints().stream().map(EntityPoint::name).sorted().toList())
                .filter(names -> !names.isEmpty())
                .sorted(Comparator.comparing(List::getFirst))
                .map(ComputedCluster::new)
                .toList();
    }
}
