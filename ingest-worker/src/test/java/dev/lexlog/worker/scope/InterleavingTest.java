package dev.lexlog.worker.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogRow;
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

/// In whatever order the topics are read, and whenever the sweep comes by: the same rows remain as
/// when everything is read in the order of its times, times in rows apart.
class InterleavingTest {
    @Property(tries = 40)
    void everyInterleavingGivesTheSameRows(
            @ForAll("histories") History history, @ForAll Random random) throws Exception {
        var inTime = rows(history.inTime(), new Random(0));

        assertThat(rows(history.interleaved(random), random)).isEqualTo(inTime);
    }

    private static Map<String, String> rows(List<Appended> events, Random sweeps) throws Exception {
        try (var worker = new WorkerDriver(Files.createTempDirectory("lexlog-interleaving"))) {
            for (var event : events) {
                worker.publish(event.event(), event.at());
                if (sweeps.nextInt(3) == 0) {
                    worker.sweep();
                }
            }
            worker.sweep();
            assertThat(worker.deadLetters()).isEmpty();
            return fold(worker.changes());
        }
    }

    /// A tombstone must meet a row.
    private static Map<String, String> fold(List<Change> changes) {
        var rows = new TreeMap<String, String>();
        for (var change : changes) {
            var key = change.table() + " " + change.key();
            switch (change) {
                case Change.Put(LogRow row, _) -> rows.put(key, withoutTimes(row));
                case Change.Delete _ -> assertThat(rows.remove(key)).as(key).isNotNull();
            }
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
}
