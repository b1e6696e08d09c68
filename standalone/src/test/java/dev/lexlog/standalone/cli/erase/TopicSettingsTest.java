package dev.lexlog.standalone.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.erase.Receipt.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicSettingsTest {
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");
    private static final String UNLIMITED = Long.toString(Long.MAX_VALUE);
    private static final String LONGEST_LAG = "max.compaction.lag.ms";
    private static final String SHORTEST_LAG = "min.compaction.lag.ms";

    @Test
    void recordGoesWithItsSegmentWhoseNewestMayBeASegmentsAgeYounger() {
        var fate = settings(Duration.ofDays(30).toMillis() + "", "-1").byRetention(TIME);

        assertThat(fate).isEqualTo(new Fate.By(TIME.plus(Duration.ofDays(37)).plusSeconds(300)));
    }

    @Test
    void unlimitedRetentionIsNever() {
        assertThat(settings("-1", "-1").byRetention(TIME)).isInstanceOf(Fate.Never.class);
        assertThat(settings(UNLIMITED, "-1").byRetention(TIME)).isInstanceOf(Fate.Never.class);
    }

    @Test
    void retentionByBytesNamesNoDay() {
        assertThat(settings("-1", "1000").byRetention(TIME))
                .isInstanceOfSatisfying(
                        Fate.Never.class,
                        never -> assertThat(never.why()).contains("retention.bytes"));
    }

    @Test
    void compactedSegmentTakesRecordsForTheLongestLagAndIsLeftAloneForTheShortest() {
        var fate = compacted(Duration.ofDays(7), Duration.ofDays(1)).byCompaction(TIME);

        assertThat(fate).isEqualTo(new Fate.By(TIME.plus(Duration.ofDays(8)).plusSeconds(300)));
    }

    @Test
    void compactionWithoutAShortestLagReachesWhatIsOlderThanTheLongest() {
        var fate = compacted(Map.of(LONGEST_LAG, "86400000")).byCompaction(TIME);

        assertThat(fate).isEqualTo(new Fate.By(TIME.plus(Duration.ofDays(1)).plusSeconds(300)));
    }

    @Test
    void unlimitedCompactionLagIsNever() {
        assertThat(compacted(Map.of(LONGEST_LAG, UNLIMITED)).byCompaction(TIME))
                .isInstanceOf(Fate.Never.class);
        assertThat(
                        compacted(Map.of(LONGEST_LAG, "86400000", SHORTEST_LAG, UNLIMITED))
                                .byCompaction(TIME))
                .isInstanceOf(Fate.Never.class);
    }

    private static TopicSettings settings(String millis, String bytes) {
        var segment = Long.toString(Duration.ofDays(7).toMillis());
        return new TopicSettings(
                "t",
                Map.of("retention.ms", millis, "retention.bytes", bytes, "segment.ms", segment));
    }

    private static TopicSettings compacted(Duration longest, Duration shortest) {
        return compacted(
                Map.of(
                        LONGEST_LAG, Long.toString(longest.toMillis()),
                        SHORTEST_LAG, Long.toString(shortest.toMillis())));
    }

    private static TopicSettings compacted(Map<String, String> values) {
        return new TopicSettings("t", values);
    }
}
