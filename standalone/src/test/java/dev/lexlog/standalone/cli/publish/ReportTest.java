package dev.lexlog.standalone.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lexlog.standalone.cli.collect.Draft.BadLine;
import dev.lexlog.standalone.cli.collect.Draft.Skipped;
import dev.lexlog.standalone.cli.terminal.Recorded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Refused REFUSED = new Refused("a.md", "too_large", "9 MiB");

    private final Recorded recorded = new Recorded();

    @Test
    void saysWhatBecameOfTheEventsOnOneLine() {
        report(new Outcome(7, 0, 2, List.of())).print(recorded.plain());

        assertThat(recorded.out()).isEqualTo("published 7, unchanged 2, refused 0\n");
    }

    @Test
    void countsRefusalsByReasonAndNamesEach() {
        var report = report(new Outcome(1, 3, 0, List.of(REFUSED, REFUSED)));

        report.print(recorded.plain());

        assertThat(recorded.out())
                .isEqualTo("published 1, unchanged 0, removed 3, refused 2 (too_large 2)\n");
        assertThat(recorded.err()).contains("refused a.md: too_large (9 MiB)");
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void namesWhatWasLeftOut() {
        var report =
                new Report(
                        1,
                        List.of(),
                        List.of(new Skipped("x.txt", "not UTF-8")),
                        List.of(),
                        new TreeMap<>(Map.of(".docx", 1, ".pdf", 2)),
                        1,
                        null);

        report.print(recorded.plain());

        assertThat(recorded.err().lines())
                .containsExactly(
                        "skipped x.txt: not UTF-8",
                        "left out 3 files (.docx, .pdf): not text: convert first",
                        "left out 1 file of other kinds");
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void aBadLineMakesTheCommandFail() {
        var bad = List.of(new BadLine("f.jsonl:3", "not JSON"));

        assertThat(new Report(1, List.of(), List.of(), bad, Map.of(), 0, null).isGood()).isFalse();
    }

    @Test
    void jsonHoldsAllOfIt() throws JsonProcessingException {
        var json =
                new ObjectMapper().readTree(report(new Outcome(1, 0, 2, List.of(REFUSED))).json());

        assertThat(json.path("published").asInt()).isEqualTo(1);
        assertThat(json.path("unchanged").asInt()).isEqualTo(2);
        assertThat(json.path("refused").path(0).path("reason").asText()).isEqualTo("too_large");
    }

    private static Report report(@Nullable Outcome outcome) {
        return new Report(9, List.of(), List.of(), List.of(), Map.of(), 0, outcome);
    }
}
