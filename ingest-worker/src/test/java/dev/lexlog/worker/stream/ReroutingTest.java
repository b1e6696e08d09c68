package dev.lexlog.worker.stream;

import static dev.lexlog.worker.event.Events.published;
import static dev.lexlog.worker.stream.DocumentsStage.bytes;
import static dev.lexlog.worker.stream.DocumentsStage.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.registry.InMemorySchemaRegistry;
import dev.lexlog.schemas.topic.Partitions;
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

    private DocumentsStage stage;

    @BeforeEach
    void start(@TempDir Path folder) {
        stage = new DocumentsStage(folder, PARTITIONS, new InMemorySchemaRegistry());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theNamesLieAsTheTestsSay() {
        assertThat(Partitions.of(HOME, PARTITIONS)).isZero();
        assertThat(Partitions.of(FOREIGN, PARTITIONS)).isNotZero();
    }

    @Test
    void recordInItsOwnPartitionIsNotRerouted() {
        stage.publish(published(HOME, "One."));

        assertThat(stage.rerouted()).isEmpty();
        assertThat(stage.documents()).hasSize(1);
    }

    @Test
    void recordInAForeignPartitionTakesEffectOnceThroughTheInternalTopic() {
        stage.publish(published(FOREIGN, "One."));

        assertThat(stage.rerouted())
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).asString().isEqualTo(FOREIGN);
                    assertThat(record.value())
                            .isEqualTo(stage.events.encode(published(FOREIGN, "One.")));
                    assertThat(record.getRecordTime()).isEqualTo(stage.now());
                });
        assertThat(stage.documents()).singleElement().returns(stage.now(), Document::createdAt);
        assertThat(stage.chunks()).hasSize(1);
    }

    @Test
    void deadLetterOfAReroutedRecordNamesTheInputTopic() {
        stage.publish(published(HOME, "One."));
        stage.send(bytes(FOREIGN), bytes("not an event"));

        assertThat(stage.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).asString().isEqualTo("lexlog.in.documents/0/1");
                    assertThat(header(letter.headers(), "topic")).isEqualTo("lexlog.in.documents");
                    assertThat(header(letter.headers(), "key")).isEqualTo(FOREIGN);
                    assertThat(header(letter.headers(), "timestamp"))
                            .isEqualTo(Long.toString(stage.now().toEpochMilli()));
                });
    }
}
