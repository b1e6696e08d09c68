package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectorLoopTest {
    private final MemoryGeneration generation = new MemoryGeneration();
    private final Rig rig = new Rig(generation);

    @Test
    void putsAndTombstonesReachTheGeneration() {
        rig.assign();
        rig.onPoll(() -> rig.record(0, 0, "a", "1"));
        rig.onPoll(() -> rig.record(0, 1, "b", "2"));
        rig.onPoll(() -> rig.record(0, 2, "a", null));

        rig.run();

        assertThat(generation.rows).containsOnlyKeys("b");
        assertThat(generation.positions).containsEntry(Rig.partition(0), 3L);
    }

    @Test
    void readingBeginsAtTheStoresPosition() {
        generation.positions.put(Rig.partition(1), 7L);
        rig.end(1, 9);
        rig.assign();
        rig.onPoll(() -> rig.record(1, 7, "a", "1"));
        rig.onPoll(() -> rig.record(1, 8, "b", "1"));

        rig.run();

        assertThat(generation.applied)
                .extracting(Slice::from, Slice::to)
                .containsExactly(tuple(7L, 8L), tuple(8L, 9L));
    }

    @Test
    void gapsOfTransactionMarkersBelongToTheSliceThatPassesThem() {
        rig.assign();
        rig.onPoll(() -> rig.record(0, 4, "a", "1"));

        rig.run();

        assertThat(generation.applied).singleElement().extracting(Slice::from).isEqualTo(0L);
        assertThat(generation.positions).containsEntry(Rig.partition(0), 5L);
    }

    @Test
    void outageOfTheStoreIsWaitedOut() {
        rig.assign();
        rig.onPoll(() -> {
            generation.fail(3, false);
            rig.record(0, 0, "a", "1");
        });
        again(6);

        rig.run();

        assertThat(generation.rows).containsOnlyKeys("a");
    }

    @Test
    void batchThatWasCommittedUnnoticedIsNotAppliedTwice() {
        rig.assign();
        rig.onPoll(() -> {
            generation.fail(1, true);
            rig.record(0, 0, "a", "1");
        });
        again(1);
        rig.onPoll(() -> rig.record(0, 1, "a", "2"));
        again(2);

        rig.run();

        assertThat(generation.rows.get("a")).isEqualTo(PositionCodec.row("a", 2));
        assertThat(generation.positions).containsEntry(Rig.partition(0), 2L);
    }

    @Test
    void fencedProjectorTakesThePartitionBackWhileKafkaAssignsIt() {
        rig.assign();
        rig.onPoll(() -> rig.record(0, 0, "a", "1"));
        rig.onPoll(() -> {
            generation.fence(Rig.partition(0));
            rig.record(0, 1, "b", "1");
        });
        again(3);

        rig.run();

        assertThat(generation.rows).containsOnlyKeys("a", "b");
        assertThat(generation.positions).containsEntry(Rig.partition(0), 2L);
        assertThat(rig.handovers.fenced()).isEqualTo(1);
        assertThat(rig.handovers.taken()).isEqualTo(Rig.PARTITIONS + 1);
    }

    @Test
    void whatLiesBehindAFencedBatchIsPolledAgain() {
        var bounded = new Rig(generation, new ArrayList<>(), new BatchLimits(2, 1 << 20, 10));
        for (int i = 0; i < 5; i++) {
            bounded.record(0, i, "k" + i, "1");
        }
        bounded.join();
        bounded.assign(Rig.partitions());
        bounded.round();
        generation.beforeNextApply(() -> generation.fence(Rig.partition(0)));
        bounded.round();

        assertThat(generation.applied).isEmpty();
        bounded.round();
        bounded.round();

        assertThat(generation.applied)
                .extracting(Slice::from, Slice::to, Slice::atEnd)
                .containsExactly(tuple(0L, 2L, false), tuple(2L, 4L, false), tuple(4L, 5L, true));
    }

    @Test
    void fullPollsAreGatheredIntoOneBatch() {
        var gathering = new Rig(generation, new ArrayList<>(), new BatchLimits(10, 1 << 20, 2));
        gathering.batch(2);
        for (int i = 0; i < 5; i++) {
            gathering.record(0, i, "k" + i, "1");
        }
        gathering.join();
        gathering.assign(Rig.partitions());
        gathering.round();
        gathering.round();

        assertThat(generation.applied).extracting(Slice::to).containsExactly(5L);
    }

    @Test
    void partitionThatKafkaTookUnaskedIsLeftAloneAndCounted() {
        var assignment = new Assignment(rig.consumer, rig.handovers);
        rig.consumer.assign(Rig.partitions());
        assignment.onPartitionsAssigned(Rig.partitions());
        Rig.partitions().forEach(p -> assignment.hold(Assignment.logPartition(p), 3));

        assignment.onPartitionsLost(Rig.partitions().subList(0, 1));

        assertThat(assignment.held()).containsOnlyKeys(Rig.partition(1));
        assertThat(assignment.waiting()).isEmpty();
        assertThat(rig.handovers.lost()).isEqualTo(1);
    }

    @Test
    void fencedProjectorThatLostThePartitionWritesNoMore() {
        rig.assign();
        rig.onPoll(() -> {
            generation.fence(Rig.partition(0));
            rig.record(0, 0, "a", "1");
        });
        rig.onPoll(() -> rig.consumer.rebalance(List.of(Rig.partitions().get(1))));
        again(2);

        rig.run();

        assertThat(generation.applied).isEmpty();
    }

    @Test
    void revokedPartitionIsLeftAlone() {
        rig.assign();
        rig.onPoll(() -> rig.consumer.rebalance(List.of(Rig.partitions().get(1))));
        rig.onPoll(() -> rig.record(1, 0, "b", "1"));

        rig.run();

        assertThat(generation.positions).containsOnlyKeys(Rig.partition(1));
    }

    @Test
    void unreadableRecordStopsWithItsPlace() {
        rig.assign();
        rig.onPoll(() -> rig.record(1, 3, "a", "no number"));

        assertThatThrownBy(rig::run)
                .isInstanceOf(Fault.class)
                .hasMessageContaining("lexlog.log.chunk-positions/1 at offset 3");
    }

    @Test
    void anotherPartitionCountIsRefused() {
        rig.brokerHasPartitions(3);
        rig.assign();

        assertThatThrownBy(rig::run)
                .isInstanceOf(Fault.class)
                .hasMessageContaining("has 3 partitions, but the generation was made for 2");
    }

    @Test
    void readerThatWasAwayLongerThanTombstonesAreKeptIsRefused() {
        generation.positions.put(Rig.partition(0), 5L);
        generation.lastAtEnd.put(Rig.partition(0), Rig.NOW.minus(Duration.ofDays(31)));
        rig.end(0, 6);
        rig.assign();

        assertThatThrownBy(rig::run).isInstanceOf(Fault.class).hasMessageContaining("31 days ago");
    }

    @Test
    void quietLogIsNoAbsence() {
        generation.positions.put(Rig.partition(0), 5L);
        generation.lastAtEnd.put(Rig.partition(0), Rig.NOW.minus(Duration.ofDays(400)));
        rig.end(0, 5);
        rig.assign();
        rig.onPoll(() -> rig.record(0, 5, "a", "1"));

        rig.run();

        assertThat(generation.rows).containsOnlyKeys("a");
    }

    @Test
    void logThatLostRecordsIsRefused() {
        generation.positions.put(Rig.partition(0), 5L);
        rig.end(0, 4);
        rig.assign();

        assertThatThrownBy(rig::run)
                .isInstanceOf(Fault.class)
                .hasMessageContaining("the log has lost records");
    }

    @Test
    void replayIsReportedUntilItIsComplete() {
        rig.end(0, 2);
        rig.assign();
        rig.onPoll(() -> rig.record(0, 0, "a", "1"));
        rig.onPoll(() -> rig.record(0, 1, "b", "1"));
        rig.onPoll(() -> rig.record(0, 2, "c", "1"));

        rig.run();

        assertThat(rig.replays).extracting(Replay::done).containsSubsequence(0L, 1L, 2L);
        assertThat(rig.replays.getLast().complete()).isTrue();
        assertThat(rig.replays).filteredOn(Replay::complete).hasSize(1);
    }

    private void again(int polls) {
        for (int i = 0; i < polls; i++) {
            rig.onPoll(() -> {});
        }
    }
}
