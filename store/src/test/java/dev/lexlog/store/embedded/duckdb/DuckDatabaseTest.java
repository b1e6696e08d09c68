package dev.lexlog.store.embedded.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.store.Deadline;
import dev.lexlog.store.TimedOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DuckDatabaseTest {
    /// Minutes of work in all.
    private static final String ENDLESS =
            "SELECT count(*) FROM range(1000000000000) t(a) WHERE sqrt(a) % 7 = 3.5";

    @TempDir Path folder;

    @Test
    @Timeout(20)
    void queryPastItsDeadlineIsCancelled() {
        try (var database = DuckDatabase.open(folder.resolve("test.duckdb"))) {
            var soon = Deadline.after(Duration.ofMillis(200));
            assertThatThrownBy(() -> database.read(soon, sql -> sql.fetch(ENDLESS)))
                    .isInstanceOf(TimedOut.class)
                    .hasMessageContaining("200 ms");
            assertThatThrownBy(() -> database.read(soon, sql -> sql.fetch("SELECT 1")))
                    .isInstanceOf(TimedOut.class);
            var later = Deadline.after(Duration.ofSeconds(10));
            assertThat(database.<Integer>read(later, sql -> sql.fetch("SELECT 1").size()))
                    .isEqualTo(1);
        }
    }

    @Test
    void fileThatIsNoDatabaseIsAFaultWithItsCure() throws IOException {
        var file = Files.writeString(folder.resolve("test.duckdb"), "x".repeat(20_000));
        assertThatThrownBy(() -> DuckDatabase.open(file))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete this file");
    }

    static Stream<Consumer<DuckDatabase>> openings() {
        return Stream.of(
                TablesMoment::of,
                database -> FencedTables.folding(database, InstantSource.system()));
    }

    @ParameterizedTest
    @MethodSource("openings")
    void whatCannotBeOpenedLeavesNoConnectionThatHoldsTheFile(Consumer<DuckDatabase> opening) {
        var file = folder.resolve("test.duckdb");
        try (var withoutTables = DuckDatabase.open(file)) {
            assertThatThrownBy(() -> opening.accept(withoutTables)).isInstanceOf(Fault.class);
        }
        DuckDatabase.openToLoad(file).close();
    }

    @Test
    void fullDiskIsAFaultOfOneLine() {
        var error = new SQLException("IO Error: could not write: No space left on device\nmore");
        assertThat(DuckFailures.of(Path.of("a.duckdb"), error))
                .hasMessage("the disk of a.duckdb is full: make room, then start again");
    }

    @Test
    void settingsKeepMemoryAndFilesInBounds() {
        try (var database = DuckDatabase.open(folder.resolve("test.duckdb"))) {
            var row =
                    database.read(
                            Deadline.after(Duration.ofSeconds(10)),
                            sql ->
                                    sql.fetchSingle(
                                            "SELECT current_setting('memory_limit'), current_setting('threads')::int, current_setting('temp_directory')"));
            assertThat(row.get(0, String.class)).isEqualTo("488.2 MiB");
            assertThat(row.get(1)).isEqualTo(2);
            assertThat(row.get(2, String.class)).startsWith(folder.toString());
        }
    }
}
