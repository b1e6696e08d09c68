package dev.lexlog.worker.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.MemoryWorker;
import dev.lexlog.worker.driver.WorkerDriver;
import dev.lexlog.worker.scope.History.Appended;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// In whatever order the topics are read, and whenever and however far a sweep comes by: the same
/// rows remain as when everything is read in the order of its times, times in rows apart.
class InterleavingTest {
    @Property(tries = 1_000, seed = "20260101")
    void everyInterleavingGivesTheSameRows(
            @ForAll("histories") History history, @ForAll Random random) {
        assertThat(rows(history.interleaved(random), random))
                .isEqualTo(rows(history.inTime(), new Random(0)));
    }

    @Property(tries = 1_000, seed = "20260101")
    void everyInterleavingGivesTheSameFindings(
            @ForAll("findings") History history, @ForAll Random random) {
        assertThat(rows(history.interleaved(random), random))
                .isEqualTo(rows(history.inTime(), new Random(0)));
    }

    @Property(tries = 20, seed = "20260101")
    void kafkaStreamsGivesTheSameRows(@ForAll("histories") History history, @ForAll Random random)
            throws Exception {
        var interleaved = history.interleaved(random);
        try (var worker = new WorkerDriver(Files.createTempDirectory("lexlog-interleaving"))) {
            interleaved.forEach(event -> worker.publish(event.event(), event.at()));

            assertThat(worker.folded().keySet())
                    .isEqualTo(rows(history.inTime(), new Random(0)).keySet());
        }
    }

    private static Map<String, String> rows(List<Appended> events, Random sweeps) {
        var worker = new MemoryWorker();
        for (var event : events) {
            worker.publish(event.event(), event.at());
            if (sweeps.nextInt(3) == 0) {
                worker.step(2 + sweeps.nextInt(8));
            }
        }
        worker.sweep(5);
        var rows = new TreeMap<String, String>();
        for (var table : LogTable.values()) {
            worker.table(table)
                    .forEach((key, row) -> rows.put(table + " " + key, withoutTimes(row)));
        }
        return rows;
    }

    private static String withoutTimes(LogRow row) {
        return row.toString().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "T");
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Provide
    Arbitrary<History> findings() {
        return Histories.withFindings();
    }
}
