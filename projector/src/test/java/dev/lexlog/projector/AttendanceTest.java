package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private static final LogPartition PARTITION = new LogPartition("log", 0);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final Attendance attendance = new Attendance();

    @BeforeEach
    void takeBehindTheEnd() {
        attendance.taken(PARTITION, 10, START, KEPT, START);
    }

    @Test
    void readerThatIsTooSlowMayHaveMissedADeletion() {
        assertThatThrownBy(() -> attendance.check(slices(0, 5), START.plus(KEPT).plusSeconds(1)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("may have been missed");
    }

    @Test
    void readerThatStoodAtTheEndInTheMeantimeGoesOn() {
        attendance.applied(List.of(slice(0, 10, true)), START.plus(Duration.ofDays(20)));

        assertThatCode(() -> attendance.check(slices(10, 12), START.plus(KEPT).plusSeconds(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void applyingWithoutReachingTheEndIsNoAttendance() {
        attendance.applied(List.of(slice(0, 5, false)), START.plus(Duration.ofDays(20)));

        assertThatThrownBy(() -> attendance.check(slices(5, 10), START.plus(KEPT).plusSeconds(1)))
                .isInstanceOf(Fault.class);
    }

    @Test
    void signsOfLifeComeSeveralTimesWhileTombstonesAreKept() {
        assertThat(attendance.betweenSigns()).isEqualTo(Duration.ofHours(1));

        attendance.taken(PARTITION, 0, START, Duration.ofSeconds(4), START);

        assertThat(attendance.betweenSigns()).isEqualTo(Duration.ofSeconds(1));
    }

    private static List<Slice> slices(long from, long to) {
        return List.of(slice(from, to, true));
    }

    private static Slice slice(long from, long to, boolean atEnd) {
        return new Slice(PARTITION, from, to, START, atEnd, List.of());
    }
}
