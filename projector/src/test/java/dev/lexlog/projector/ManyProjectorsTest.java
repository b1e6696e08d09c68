package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Three projectors on one log and one store. A group hands partitions from one to the other, and
/// whoever is paused hears of it later, perhaps between reading a batch and writing it.
class ManyProjectorsTest {
    private static final int PROJECTORS = 3;

    enum Happening {
        RECORDS_ARRIVE,
        PARTITION_IS_GIVEN_TO,
        NEWS_REACHES,
        ROUND_OF,
        ROUND_OF_ONE_WHILE_THE_NEXT_IS_ABOUT_TO_WRITE,
        KILL_AND_START_AGAIN
    }

    record Event(Happening happening, int projector, int partition) {}

    @Property(tries = 400, seed = "20260101")
    void tablesAreTheFoldOfTheLogWhoeverWrites(
            @ForAll @Size(max = 60) List<@IntRange(max = 107) Integer> seeds,
            @ForAll @IntRange(min = 1, max = 4) int rowsABatch) {
        var world = new World(rowsABatch);
        seeds.forEach(seed -> world.happens(event(seed)));
        world.comeToRest();

        assertThat(world.generation.rows).isEqualTo(world.fold);
        world.ends.forEach((partition, end) ->
                assertThat(world.generation.positions)
                        .containsEntry(Rig.partition(partition), end));
    }

    private static Event event(int seed) {
        var happenings = Happening.values();
        int kind = seed % happenings.length;
        int rest = seed / happenings.length;
        return new Event(happenings[kind], rest % PROJECTORS, rest / PROJECTORS % Rig.PARTITIONS);
    }

    /// The log, the store, the group's opinion, and what each projector has heard of it.
    private static final class World {
        final MemoryGeneration generation = new MemoryGeneration();
        final Map<String, LogRow> fold = new TreeMap<>();
        final Map<Integer, Long> ends = new HashMap<>();
        private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
        private final Map<TopicPartition, Integer> owners = new HashMap<>();
        private final List<Rig> rigs = new ArrayList<>();
        private final int rowsABatch;
        private int written;

        World(int rowsABatch) {
            this.rowsABatch = rowsABatch;
            Rig.partitions().forEach(partition -> owners.put(partition, 0));
            for (int i = 0; i < PROJECTORS; i++) {
                rigs.add(started());
            }
        }

        private Rig started() {
            var rig = new Rig(generation, log, new BatchLimits(rowsABatch, 1 << 20, 2));
            rig.batch(2);
            rig.join();
            return rig;
        }

        void happens(Event event) {
            var rig = rigs.get(event.projector);
            switch (event.happening) {
                case RECORDS_ARRIVE -> arrive(event.partition);
                case PARTITION_IS_GIVEN_TO ->
                        owners.put(Rig.partitions().get(event.partition), event.projector);
                case NEWS_REACHES -> tell(event.projector);
                case ROUND_OF -> rig.round();
                case ROUND_OF_ONE_WHILE_THE_NEXT_IS_ABOUT_TO_WRITE -> {
                    int next = (event.projector + 1) % PROJECTORS;
                    generation.beforeNextApply(() -> {
                        tell(event.projector);
                        rig.round();
                        rig.round();
                    });
                    rigs.get(next).round();
                    generation.forgetOthers();
                }
                case KILL_AND_START_AGAIN -> rigs.set(event.projector, started());
            }
        }

        private void arrive(int partition) {
            for (int i = 0; i < 3; i++) {
                int number = written++;
                var key = "k" + partition + number % 4;
                long offset = ends.getOrDefault(partition, 0L) + number % 2;
                boolean deleted = number % 5 == 4;
                rigs.forEach(rig -> rig.end(partition, offset + 1));
                rigs.getFirst()
                        .record(partition, offset, key, deleted ? null : Integer.toString(number));
                ends.put(partition, offset + 1);
                if (deleted) {
                    fold.remove(key);
                } else {
                    fold.put(key, PositionCodec.row(key, number));
                }
            }
        }

        /// What a poll would bring that hears of a rebalance.
        private void tell(int projector) {
            rigs.get(projector)
                    .assign(
                            Rig.partitions().stream()
                                    .filter(p -> owners.getOrDefault(p, -1) == projector)
                                    .toList());
        }

        /// Everyone hears everything, and reads to the end.
        void comeToRest() {
            IntStream.range(0, PROJECTORS).forEach(this::tell);
            for (int i = 0; i < written + 4 && !isAtRest(); i++) {
                rigs.forEach(Rig::round);
            }
        }

        private boolean isAtRest() {
            return ends.entrySet().stream()
                    .allMatch(end ->
                            Objects.equals(
                                    generation.positions.get(Rig.partition(end.getKey())),
                                    end.getValue()));
        }
    }
}
