package dev.lexlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimingsTest {
    @Test
    void percentilesOfTheFirstHundredNumbersAreTheirOwnRank() {
        var timings = new Timings(100);
        for (int i = 100; i >= 1; i--) {
            timings.add(i * 1_000_000L);
        }

        assertThat(timings.medianMillis()).isEqualTo(50);
        assertThat(timings.percentileMillis(95)).isEqualTo(95);
        assertThat(timings.percentileMillis(100)).isEqualTo(100);
    }

    @Test
    void medianOfThreeIsTheMiddleOne() {
        var timings = new Timings(3);
        timings.add(3_000_000);
        timings.add(9_000_000);
        timings.add(1_000_000);

        assertThat(timings.medianMillis()).isEqualTo(3);
        assertThat(timings.p50AndP95()).isEqualTo("p50 3.00 ms, p95 9.00 ms");
    }

    @Test
    void unusedRoomIsNotMeasured() {
        var timings = new Timings(10);
        timings.add(2_000_000);

        assertThat(timings.percentileMillis(1)).isEqualTo(2);
        assertThat(timings.count()).isEqualTo(1);
    }

    @Test
    void nothingMeasuredHasNoMedian() {
        assertThatThrownBy(() -> new Timings(1).medianMillis())
                .isInstanceOf(IllegalStateException.class);
    }

    @Property(seed = "20260101")
    void percentileIsMeasuredAndAtLeastThatManyAreNotAboveIt(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(max = 9) Long> millis,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var timings = new Timings(millis.size());
        for (long each : millis) {
            timings.add(each * 1_000_000);
        }

        double found = timings.percentileMillis(percent);

        assertThat(millis.stream().map(Long::doubleValue)).contains(found);
        assertThat(millis.stream().filter(each -> each <= found).count() * 100)
                .isGreaterThanOrEqualTo((long) percent * millis.size());
        assertThat(millis.stream().filter(each -> each < found).count() * 100)
                .isLessThan((long) percent * millis.size());
    }
}
