package dev.lexlog.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir private Path folder;

    @Test
    void whatWasMeasuredIsInTheFileBeforeTheEnd() throws Exception {
        var file = folder.resolve("results.md");
        try (var report = Report.open(file)) {
            report.head();
            report.add(new Row("search", "1 ms", "raw 2 ms", "half", Goal.atMost(2, 1, "ms")));

            assertThat(file)
                    .content()
                    .endsWith("| search | 1 ms | raw 2 ms | half | at most 2 ms: met |\n");
        }
    }

    @Test
    void missedGoalIsSaid() {
        assertThat(Goal.atLeast(0.97, 0.9, "").cell()).isEqualTo("at least 0.97: **missed**");
        assertThat(Goal.atMost(25, 26, "%").cell()).isEqualTo("at most 25 %: **missed**");
        assertThat(Goal.atLeast(30, 30, "times").cell()).isEqualTo("at least 30 times: met");
    }

    @Test
    void figureWithoutGoalHasAnEmptyCell() {
        assertThat(Row.of("files", "3 MiB").markdown()).isEqualTo("| files | 3 MiB |  |  |  |");
    }
}
