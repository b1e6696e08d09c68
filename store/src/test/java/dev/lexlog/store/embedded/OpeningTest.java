package dev.lexlog.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.store.ChunkFilter;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.MemoryLog;
import dev.lexlog.store.SampleRows;
import dev.lexlog.store.Visibility;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What opening a folder says when the folder is not as it should be.
class OpeningTest {
    @TempDir Path folder;

    private final MemoryLog log = new MemoryLog();

    private EmbeddedGeneration open() {
        return EmbeddedGeneration.open(folder, 1, SampleRows.SETTINGS);
    }

    private void project(EmbeddedGeneration generation) {
        var writer = generation.writer();
        writer.apply(log.rest(writer.take(log.partitions(), MemoryLog.topicIds())));
    }

    @Test
    void openedGenerationIsNotOpenedToLoadAnyMore() {
        try (var home = new GenerationHome(folder, 1, () -> {})) {
            var generation = home.generation(SampleRows.SETTINGS);
            assertThatThrownBy(() -> home.loading(SampleRows.SETTINGS))
                    .isInstanceOf(Unavailable.class);
            assertThat(home.generation(SampleRows.SETTINGS)).isSameAs(generation);
        }
    }

    @Test
    void indexingThatWasCancelledIsNotBegunByWhoeverLookedBefore() {
        try (var home = new GenerationHome(folder, 1, () -> {})) {
            home.loading(SampleRows.SETTINGS);
            home.cancelIndexing();
            assertThatThrownBy(() -> home.index(SampleRows.SETTINGS))
                    .isInstanceOf(Unavailable.class)
                    .hasMessage("generation 1 is not indexing");
            assertThat(home.indexing()).isEmpty();
        }
    }

    static Stream<GenerationSettings> otherSettings() {
        var model = SampleRows.SETTINGS.model();
        return Stream.of(
                new GenerationSettings(
                        new EmbeddingModel("other", model.dimension()), "english", 2),
                new GenerationSettings(new EmbeddingModel(model.name(), 9), "english", 2),
                new GenerationSettings(model, "standard", 2),
                new GenerationSettings(model, "english", 6));
    }

    @ParameterizedTest
    @MethodSource("otherSettings")
    void otherSettingsAreRefusedInOneLine(GenerationSettings asked) {
        open().close();
        assertThatThrownBy(() -> EmbeddedGeneration.open(folder, 1, asked))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(
                        "made with model sample of 8 dimensions, analyser english, 2 partitions")
                .hasMessageContaining("asked for")
                .hasMessageContaining("use another data folder")
                .message()
                .hasLineCount(1);
        open().close();
    }

    @Test
    void unknownAnalyserIsRefusedBeforeAnythingIsMade() {
        var asked = new GenerationSettings(SampleRows.SETTINGS.model(), "klingon", 2);
        assertThatThrownBy(() -> EmbeddedGeneration.open(folder, 1, asked))
                .hasMessageContaining("klingon");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void secondProcessIsTurnedAway() throws Exception {
        try (var _ = open()) {
            var other = otherProcess();
            var output = new String(other.getInputStream().readAllBytes(), UTF_8);
            assertThat(other.waitFor()).isEqualTo(1);
            assertThat(output)
                    .contains("Fault")
                    .contains("open in another process")
                    .contains("PID " + ProcessHandle.current().pid());
        }
    }

    private Process otherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opens.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    /// The other process.
    static final class Opens {
        private Opens() {}

        public static void main(String[] args) {
            EmbeddedGeneration.open(Path.of(args[0]), 1, SampleRows.SETTINGS).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", ".si", ".cfs"})
    void damagedIndexIsBuiltAnewByReplay(String file) throws IOException {
        log.put(SampleRows.chunk("c_1", "a.md", "fox"));
        try (var generation = open()) {
            project(generation);
        }
        damage(file);
        try (var generation = open()) {
            var positions = generation.writer().take(log.partitions(), MemoryLog.topicIds());
            assertThat(positions.values()).containsOnly(0L);
            project(generation);
            try (var reading = generation.read(Duration.ofSeconds(60))) {
                var everything = ChunkFilter.of(Visibility.ALL_DOMAINS);
                assertThat(reading.byText("fox", everything, 5).items()).hasSize(1);
                assertThat(reading.digests()).isEqualTo(log.digests());
            }
        }
    }

    private void damage(String name) throws IOException {
        try (var files = Files.list(folder.resolve("g1/lucene"))) {
            var damaged = files.filter(f -> f.getFileName().toString().contains(name)).toList();
            assertThat(damaged).isNotEmpty();
            for (var file : damaged) {
                Files.write(file, new byte[40], StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
    }

    @Test
    void folderThatCannotBeMadeIsAFault() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedGeneration.open(file, 1, SampleRows.SETTINGS))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(file + File.separator + "g1");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        var generation = open();
        generation.close();
        generation.close();
        assertThatThrownBy(() -> generation.read(Duration.ofSeconds(1)))
                .hasMessageContaining("closed");
    }
}
