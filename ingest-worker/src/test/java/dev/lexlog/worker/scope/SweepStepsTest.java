package dev.lexlog.worker.scope;

import static dev.lexlog.worker.event.Commands.sessionEnded;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.WorkerDriver;
import dev.lexlog.worker.event.Events;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session larger than a step.
class SweepStepsTest {
    private static final int MOST = 5_000;
    private static final int CHUNKS = 6_000;

    private WorkerDriver worker;

    @BeforeEach
    void start(@TempDir Path folder) {
        worker = new WorkerDriver(folder);
        publish("s1", "large.md", CHUNKS);
        publish("s1", "small.md", 3);
        publish("s2", "other.md", 3);
        worker.changes();
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void noStepWritesMoreThanItMayAndOthersAreWorkedOnInBetween() {
        worker.publish(sessionEnded("s1"));
        var gone = new HashSet<String>();
        int steps = 0;
        for (var step = step(); !step.isEmpty(); step = step()) {
            assertThat(step)
                    .hasSizeLessThanOrEqualTo(MOST)
                    .allMatch(Change.Delete.class::isInstance);
            step.forEach(change -> gone.add(change.table() + change.key()));
            steps++;
            worker.publish(published("meanwhile-" + steps + ".md", "Text."));
            assertThat(worker.documents()).hasSize(1);
            worker.changes();
        }

        assertThat(steps).isEqualTo(3);
        assertThat(gone).hasSize(2 * (CHUNKS + 3) + 2);
    }

    @Test
    void documentThatIsHalfRemovedCanBePublishedAgain() {
        worker.publish(sessionEnded("s1"));
        var first = step();
        assertThat(documentsAmong(first)).isEmpty();

        publish("s1", "large.md", 2);

        assertThat(worker.changes(LogTable.DOCUMENTS))
                .satisfiesExactly(
                        gone -> assertThat(gone).isInstanceOf(Change.Delete.class),
                        put -> assertThat(put).isInstanceOf(Change.Put.class));
        var chunks = worker.changes(LogTable.CHUNKS);
        assertThat(chunks).filteredOn(Change.Put.class::isInstance).hasSize(2);
        long removedAtFirst = first.stream().filter(c -> c.table() == LogTable.CHUNKS).count();
        assertThat(chunks)
                .filteredOn(Change.Delete.class::isInstance)
                .hasSize((int) (CHUNKS - removedAtFirst));
        worker.changes();
        assertThat(documentsAmong(step())).containsExactly("[null,\"s1\",\"small.md\"]");
        assertThat(step()).isEmpty();
    }

    @Test
    void laterCommandOnTheSameScopeBeginsTheWalkAgain() {
        worker.publish(sessionEnded("s1"));
        step();
        publish("s1", "a.md", 2);
        worker.changes();
        worker.publish(sessionEnded("s1"));

        var gone = new HashSet<String>();
        for (var step = step(); !step.isEmpty(); step = step()) {
            gone.addAll(documentsAmong(step));
        }

        assertThat(gone)
                .containsExactlyInAnyOrder(
                        "[null,\"s1\",\"a.md\"]",
                        "[null,\"s1\",\"large.md\"]",
                        "[null,\"s1\",\"small.md\"]");
    }

    private List<Change> step() {
        worker.sweep();
        return worker.changes();
    }

    private static Set<String> documentsAmong(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.table() == LogTable.DOCUMENTS)
                .map(Change::key)
                .collect(Collectors.toSet());
    }

    private void publish(String session, String name, int chunks) {
        var texts =
                IntStream.range(0, chunks)
                        .mapToObj(i -> new PublishedChunk("Text " + i, null, null, null, null))
                        .toList();
        worker.publish(event(null, session, name, null, Events.chunks(texts)));
    }
}
