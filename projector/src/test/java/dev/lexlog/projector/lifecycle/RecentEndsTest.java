package dev.lexlog.projector.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.topic.LogPartition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentEndsTest {
    private static final LogPartition A = new LogPartition("log", 0);
    private static final LogPartition B = new LogPartition("log", 1);
    private static final long HALF_A_SECOND = 500_000_000;

    private final RecentEnds ends = new RecentEnds();

    @Test
    void whoPassedTheEndsOfHalfASecondAgoIsCaughtUpThoughTheLogGrows() {
        ends.saw(Map.of(A, 10L, B, 5L), 0);
        ends.saw(Map.of(A, 20L, B, 5L), HALF_A_SECOND);

        assertThat(ends.reached(Map.of(A, 12L, B, 5L))).isTrue();
    }

    @Test
    void endsOfLongerAgoDoNotCount() {
        ends.saw(Map.of(A, 10L), 0);
        ends.saw(Map.of(A, 20L), 3 * HALF_A_SECOND);

        assertThat(ends.reached(Map.of(A, 12L))).isFalse();
    }

    @Test
    void oneLookMustBePassedInAllPartitions() {
        ends.saw(Map.of(A, 10L, B, 5L), 0);
        ends.saw(Map.of(A, 9L, B, 6L), 1);

        assertThat(ends.reached(Map.of(A, 9L, B, 5L))).isFalse();
    }

    @Test
    void partitionThatWasNeverReadIsAtItsBeginning() {
        ends.saw(Map.of(A, 10L, B, 0L), 0);

        assertThat(ends.reached(Map.of(A, 10L))).isTrue();
        assertThat(ends.reached(Map.of())).isFalse();
    }
}
