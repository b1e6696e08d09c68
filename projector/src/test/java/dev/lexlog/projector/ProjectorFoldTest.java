package dev.lexlog.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Whatever happens on the way, the generation comes to the fold of the log.
class ProjectorFoldTest {
    enum Happening {
        RECORDS_ARRIVE,
        NOTHING,
        OUTAGE,
        OUTAGE_AFTER_COMMIT,
        ANOTHER_TAKES_A_PARTITION,
        KAFKA_TAKES_A_PARTITION,
        KAFKA_GIVES_IT_BACK,
        CRASH
    }

    /// A record of key `k<key>` (which decides the partition), a tombstone when negative, after
    /// `gap` offsets of transaction markers.
    record Entry(int key, int value, int gap) {}

    @Property(tries = 300, seed = "20260101")
    void generationIsTheFoldOfTheLog(
            @ForAll @Size(max = 40) List<@IntRange(max = 95) Integer> entries,
            @ForAll @Size(max = 40) List<Happening> happenings,
            @ForAll @IntRange(min = 1, max = 5) int batch) {
        var generation = new MemoryGeneration();
        var log = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var coming = new ArrayDeque<>(entries.stream().map(ProjectorFoldTest::entry).toList());
        var expected = new Expected();
        var todo = new ArrayDeque<>(happenings);

        while (!todo.isEmpty()) {
            live(new Rig(generation, log), batch, todo, coming, expected, generation);
        }
        var last = new Rig(generation, log);
        last.assign();
        last.onPoll(() -> coming.forEach(entry -> expected.append(last, entry)));
        last.run();

        assertThat(generation.rows).isEqualTo(expected.rows);
        expected.ends.forEach((partition, end) ->
                assertThat(generation.positions).containsEntry(Rig.partition(partition), end));
    }

    /// One life of a projector, until it crashes or nothing is left to happen.
    private static void live(
            Rig rig,
            int batch,
            Queue<Happening> todo,
            Queue<Entry> coming,
            Expected expected,
            MemoryGeneration generation) {
        rig.batch(batch);
        rig.assign();
        for (var now = todo.poll(); now != null && now != Happening.CRASH; now = todo.poll()) {
            var happening = now;
            rig.onPoll(() -> happen(happening, rig, coming, expected, generation));
        }
        rig.run();
        generation.fail(0, false);
    }

    private static void happen(
            Happening happening,
            Rig rig,
            Queue<Entry> coming,
            Expected expected,
            MemoryGeneration generation) {
        var first = Rig.partitions().getFirst();
        switch (happening) {
            case RECORDS_ARRIVE -> {
                for (int i = 0; i < 3 && !coming.isEmpty(); i++) {
                    expected.append(rig, coming.remove());
                }
            }
            case OUTAGE -> generation.fail(2, false);
            case OUTAGE_AFTER_COMMIT -> generation.fail(1, true);
            case ANOTHER_TAKES_A_PARTITION -> generation.fence(Rig.partition(0));
            case KAFKA_TAKES_A_PARTITION ->
                    rig.consumer.rebalance(
                            Rig.partitions().stream().filter(p -> !p.equals(first)).toList());
            case KAFKA_GIVES_IT_BACK -> rig.consumer.rebalance(Rig.partitions());
            case NOTHING, CRASH -> {}
        }
    }

    private static Entry entry(int seed) {
        int number = Math.abs(seed);
        return new Entry(number % 8, number / 8 - 4, number % 3);
    }

    /// The log as it grows, and its fold, written independently of the projector.
    private static final class Expected {
        private final Map<String, LogRow> rows = new TreeMap<>();
        private final Map<Integer, Long> ends = new HashMap<>();

        void append(Rig rig, Entry entry) {
            int partition = entry.key() % Rig.PARTITIONS;
            long offset = ends.getOrDefault(partition, 0L) + entry.gap();
            var key = "k" + entry.key();
            @Nullable String value = entry.value() < 0 ? null : Integer.toString(entry.value());
            rig.record(partition, offset, key, value);
            ends.put(partition, offset + 1);
            if (value == null) {
                rows.remove(key);
                return;
            }
            rows.put(key, PositionCodec.row(key, entry.value()));
        }
    }
}
