package dev.lexlog.worker.stream;

import static dev.lexlog.worker.stream.Events.published;
import static dev.lexlog.worker.stream.Events.removed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTopologyTest {
    private DocumentsStage stage;

    @BeforeEach
    void start(@TempDir Path folder) {
        stage = new DocumentsStage(folder);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void publishedDocumentBecomesItsRows() {
        stage.publish(published("guide/a.md", "One."));

        assertThat(stage.chunks()).extracting(Chunk::content).containsExactly("One.");
        assertThat(stage.positions()).extracting(ChunkPosition::index).containsExactly(0);
        assertThat(stage.documents())
                .singleElement()
                .returns(1, Document::chunkCount)
                .returns(stage.now(), Document::createdAt);
        assertThat(stage.deadLetters()).isEmpty();
    }

    @Test
    void publishingTheSameAgainWritesNothing() {
        stage.publish(published("a.md", "One.\n\nTwo."));
        assertThat(stage.changes()).isNotEmpty();

        stage.publish(published("a.md", "One.\n\nTwo."));

        assertThat(stage.changes()).isEmpty();
    }

    @Test
    void removedDocumentLeavesATombstoneForEveryRow() {
        stage.publish(published("a.md", "One."));
        var keys = stage.changes().stream().map(Change::key).toList();

        stage.publish(removed("a.md"));

        assertThat(stage.changes())
                .allMatch(change -> change instanceof Change.Delete)
                .extracting(Change::key)
                .containsExactlyElementsOf(keys);
    }
}
