package dev.lexlog.standalone.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.ComputedCluster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KMeansTest {
    @ParameterizedTest
    @CsvSource({"2, 2", "14, 2", "15, 3", "2499, 499", "2500, 500", "1000000, 500"})
    void clusterCountFollowsTheEntities(int entities, int clusters) {
        assertThat(KMeans.clusterCount(entities)).isEqualTo(clusters);
    }

    @Test
    void pointsFarApartAreTwoClusters() {
        var points = new ArrayList<EntityPoint>();
        for (int i = 0; i < 6; i++) {
            points.add(point("a" + i, i * 0.01, 1));
            points.add(point("b" + i, 10 + i * 0.01, -1));
        }

        assertThat(new KMeans(42).of(points))
                .containsExactly(
                        new ComputedCluster(List.of("a0", "a1", "a2", "a3", "a4", "a5")),
                        new ComputedCluster(List.of("b0", "b1", "b2", "b3", "b4", "b5")));
    }

    /// Twenty-five points of four places, so empty clusters are at hand.
    @Property(tries = 200, seed = "20260101")
    void sameDataGivesTheSameClustersInAnyOrderOfReading(@ForAll long seed) {
        var random = new Random(seed);
        var points = new ArrayList<EntityPoint>();
        for (int i = 0; i < 25; i++) {
            points.add(point("n" + i, random.nextInt(2), random.nextInt(2)));
        }
        var first = new KMeans(7).of(points);
        Collections.shuffle(points, random);

        assertThat(new KMeans(7).of(points)).isEqualTo(first);
        assertThat(first.stream().flatMap(cluster -> cluster.terms().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        points.stream().map(EntityPoint::name).toList());
        assertThat(first).noneMatch(cluster -> cluster.terms().isEmpty());
    }

    @Test
    void entitiesInOnePlaceAreOneCluster() {
        assertThat(new KMeans(42).of(List.of(point("a", 1, 1), point("b", 1, 1))))
                .containsExactly(new ComputedCluster(List.of("a", "b")));
    }

    private static EntityPoint point(String name, double... vector) {
        return new EntityPoint(name, name, vector);
    }
}
