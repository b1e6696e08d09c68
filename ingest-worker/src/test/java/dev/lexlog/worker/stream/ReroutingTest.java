package dev.lexlog.worker.stream;

import static dev.lexlog.schemas.event.InputTopic.DOCUMENTS;
import static dev.lexlog.worker.driver.WorkerDriver.bytes;
import static dev.lexlog.worker.driver.WorkerDriver.header;
import static dev.lexlog.worker.event.Events.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.worker.driver.WorkerDriver;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The test driver knows partition 0 only, so keys that lead to another one lie in a foreign one.
class ReroutingTest {
    private static final int PARTITIONS = 6;
    private static final String HOME = "d.md";
    private static final String FOREIGN = "b.md";

    private WorkerDriver worker;

    @BeforeEach
    void start(@TempDir Path folder) {
        worker = new WorkerDriver(folder, PARTITIONS, new InMemorySchemaRegistry());
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void theNamesLieAsTheTestsSay() {
        assertThat(Partitions.of(HOME, PARTITIONS)).isZero();
        assertThat(Partitions.of(FOREIGN, PARTITIONS)).isNotZero();
    }

    @Test
    void recordInItsOwnPartitionIsNotRerouted() {
        worker.publish(published(HOME, "One."));

        assertThat(worker.internal(DOCUMENTS)).isEmpty();
        assertThat(worker.documents()).hasSize(1);
    }

    @Test
    void recordInAForeignPartitionTakesEffectOnceThroughTheInternalTopic() {
        worker.publish(published(FOREIGN, "One."));

        assertThat(worker.internal(DOCUMENTS))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).asString().isEqualTo(FOREIGN);
                    assertThat(record.value())
                            .isEqualTo(worker.events.encode(published(FOREIGN, "One.")));
                    assertThat(record.getRecordTime()).isEqualTo(worker.now());
                });
        assertThat(worker.documents()).singleElement().returns(worker.now(), Document::createdAt);
        assertThat(worker.chunks()).hasSize(1);
    }

    @Test
    void deadLetterOfAReroutedRecordNamesTheInputTopic() {
        worker.publish(published(HOME, "One."));
        worker.send(DOCUMENTS, bytes(FOREIGN), bytes("not an event"));

        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).asString().isEqualTo("lexlog.in.documents/0/1");
                    assertThat(header(letter.headers(), "topic")).isEqualTo("lexlog.in.documents");
                    assertThat(header(letter.headers(), "key")).isEqualTo(FOREIGN);
                    assertThat(header(letter.headers(), "timestamp"))
                            .isEqualTo(Long.toString(worker.now().toEpochMilli()));
                });
    }
}
