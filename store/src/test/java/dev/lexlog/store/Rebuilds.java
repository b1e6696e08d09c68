package dev.lexlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.GenerationWriter.Outcome;
import dev.lexlog.store.digest.TableDigest;
import dev.lexlog.store.lifecycle.GenerationState.CatchingUp;
import dev.lexlog.store.lifecycle.GenerationState.Indexing;
import dev.lexlog.store.lifecycle.GenerationState.Loading;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.GenerationState.Verifying;
import dev.lexlog.store.lifecycle.Generations;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.time.Duration;
import java.util.EnumMap;

/// Takes new generations through their phases with what a log holds.
public record Rebuilds(Generations generations, MemoryLog log) {
    static final Duration LONG = Duration.ofSeconds(60);

    public int ordered() {
        var order = new RebuildOrder(SampleRows.SETTINGS, log.ends(), false, 0);
        return generations.order(order).number();
    }

    public int loaded() {
        int number = ordered();
        apply(generations.loader(number));
        endLoading(number);
        return number;
    }

    public void endLoading(int number) {
        var loading = generations.list().get(number - 1).state();
        assertThat(loading).isInstanceOf(Loading.class);
        assertThat(generations.move(number, loading, new Indexing())).isTrue();
    }

    public int caughtUp() {
        int number = loaded();
        index(number);
        return number;
    }

    public void index(int number) {
        generations.index(number);
        assertThat(generations.move(number, new Indexing(), new CatchingUp())).isTrue();
    }

    public int ready() {
        int number = caughtUp();
        verify(number);
        return number;
    }

    public void verify(int number) {
        assertThat(generations.move(number, new CatchingUp(), new Verifying())).isTrue();
        assertThat(generations.move(number, new Verifying(), new Ready())).isTrue();
    }

    /// All that it has not read yet.
    public void apply(GenerationWriter writer) {
        var positions = writer.take(log.partitions(), MemoryLog.topicIds());
        assertThat(writer.apply(log.rest(positions))).isInstanceOf(Outcome.Applied.class);
    }

    public void assertHoldsTheLog(int number) {
        var generation = generations.open(number);
        var expected = new EnumMap<LogTable, String>(LogTable.class);
        for (var table : LogTable.values()) {
            var rows = log.fold(table).values().stream().map(generation::stored);
            expected.put(table, TableDigest.of(rows));
        }
        try (var reading = generation.read(LONG)) {
            assertThat(reading.digests()).isEqualTo(expected);
            assertThat(reading.watermark().positions()).isEqualTo(log.ends());
        }
    }
}
