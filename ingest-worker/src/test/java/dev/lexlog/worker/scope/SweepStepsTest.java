package dev.lexlog.worker.scope;

import static dev.lexlog.worker.event.Commands.sessionEnded;
import static dev.lexlog.worker.event.Events.event;
import static dev.lexlog.worker.event.Events.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.PublishedChunk;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.driver.MemoryWorker;
import dev.lexlog.worker.event.Events;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A session larger than a step. {@link MemoryWorker#step} asserts that no step writes more than it
/// may.
class SweepStepsTest {
    private static final int MOST = Sweep.ROWS_A_STEP;
    private static final int CHUNKS = 6_000;

    private final MemoryWorker worker = new MemoryWorker();

    @BeforeEach
    void start() {
        publish("s1", "large.md", CHUNKS);
        publish("s1", "small.md", 3);
        publish("s2", "other.md", 3);
    }

    @Test
    void othersAreWorkedOnBetweenTheSteps() {
        worker.publish(sessionEnded("s1"));
        int steps = 0;
        while (worker.step(MOST)) {
            steps++;
            worker.publish(published("meanwhile-" + steps + ".md", "Text."));
            assertThat(worker.table(LogTable.DOCUMENTS).keySet())
                    .contains("[null,null,\"meanwhile-" + steps + ".md\"]");
        }

        assertThat(steps).isEqualTo(3);
        assertThat(worker.table(LogTable.DOCUMENTS)).hasSize(1 + steps);
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(3 + steps);
        assertThat(worker.table(LogTable.CHUNK_POSITIONS)).hasSize(3 + steps);
    }

    @Test
    void walkGoesOnFromTheStateAfterACrash() {
        worker.publish(sessionEnded("s1"));
        worker.step(MOST);
        int left = worker.table(LogTable.CHUNKS).size();
        assertThat(left).isLessThan(CHUNKS).isGreaterThan(6);

        worker.restart();
        worker.step(MOST);
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(left - MOST / 2);
        worker.restart();
        worker.sweep(MOST);

        assertThat(worker.table(LogTable.DOCUMENTS).keySet())
                .containsExactly("[null,\"s2\",\"other.md\"]");
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(3);
    }

    @Test
    void documentThatIsHalfRemovedCanBePublishedAgain() {
        worker.publish(sessionEnded("s1"));
        worker.step(MOST);

        publish("s1", "large.md", 2);
        worker.sweep(MOST);

        assertThat(worker.table(LogTable.DOCUMENTS).keySet())
                .containsExactly("[null,\"s1\",\"large.md\"]", "[null,\"s2\",\"other.md\"]");
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(2 + 3);
    }

    @Test
    void laterCommandOnTheSameScopeBeginsTheWalkAgain() {
        worker.publish(sessionEnded("s1"));
        worker.step(MOST);
        publish("s1", "a.md", 2);
        worker.publish(sessionEnded("s1"));
        worker.sweep(MOST);

        assertThat(worker.table(LogTable.DOCUMENTS).keySet())
                .containsExactly("[null,\"s2\",\"other.md\"]");
        assertThat(worker.table(LogTable.CHUNKS)).hasSize(3);
    }

    private void publish(String session, String name, int chunks) {
        var texts =
                IntStream.range(0, chunks)
                        .mapToObj(i -> new PublishedChunk("Text " + i, null, null, null, null))
                        .toList();
        worker.publish(event(null, session, name, null, Events.chunks(texts)));
    }
}
