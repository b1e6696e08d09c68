package dev.lexlog.standalone.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryCsvTest {
    private static final String HEADER =
            "name,display_name,definition,domain,parent,parent_verb,aliases,status,tags\n";

    @Test
    void rowHoldsEveryCell() {
        var row =
                only(
                        HEADER
                                + "reefer,Reefer,\"Cools, and \"\"plugs\"\".\nSecond line.\",sea,container,"
                                + "has_one,cool box | B/L,approved,\"{\"\"a\"\":{\"\"b\"\":\"\"c\"\"}}\"\n");

        assertThat(row)
                .isEqualTo(
                        new TermRow(
                                2,
                                "reefer",
                                "Reefer",
                                "Cools, and \"plugs\".\nSecond line.",
                                "sea",
                                "container",
                                "HAS_ONE",
                                List.of("cool box", "B/L"),
                                "approved",
                                Map.of("a", Map.of("b", "c"))));
    }

    @Test
    void emptyCellsAreEmptyAndMissingColumnsAreNull() {
        assertThat(only(HEADER + "reefer,,,,,,,,\n"))
                .isEqualTo(
                        new TermRow(
                                2, "reefer", "", "", null, "", null, List.of(), null, Map.of()));
        assertThat(only("status;Name\napproved;reefer\n"))
                .isEqualTo(
                        new TermRow(
                                2, "reefer", null, null, null, null, null, null, "approved", null));
    }

    @Test
    void linesAreCountedThroughQuotedLineEndsAndBlankLines() {
        var read = GlossaryCsv.read("name,definition\n\na,\"one\ntwo\"\nb,x\n");

        assertThat(read.rows()).extracting(TermRow::line).containsExactly(3L, 5L);
    }

    @ParameterizedTest
    @CsvSource({
        "'name\n\"\"\n', 2, the name is empty",
        "'name,status\na,done\n', 2, 'status is ''done'': known are draft, reviewed, approved'",
        "'name,parent_verb\na,OWNS\n', 2, parent_verb is 'OWNS': known are HAS_ONE"
    })
    void badCellIsToldWithItsLine(String text, long line, String reason) {
        var read = GlossaryCsv.read(text);

        assertThat(read.rows()).isEmpty();
        assertThat(read.bad())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.line()).isEqualTo(line);
                    assertThat(bad.reason()).startsWith(reason);
                });
    }

    @Test
    void everyBadRowIsToldAndTheGoodOnesStay() {
        var read =
                GlossaryCsv.read("name,tags\na,[]\nb,\nc\nd,,\ne,\"{\"\"t\"\":{\"\"n\"\":1}}\"\n");

        assertThat(read.rows()).extracting(TermRow::name).containsExactly("b");
        assertThat(read.bad()).extracting(BadRow::line).containsExactly(2L, 4L, 5L, 6L);
        assertThat(read.bad().get(1).reason()).contains("1 cells, but the header has 2");
    }

    @Test
    void headerSaysWhatIsWrongWithIt() {
        assertThat(GlossaryCsv.read("nam,status,status\nx,,\n").bad())
                .extracting(BadRow::reason)
                .containsExactly(
                        "unknown column 'nam': known are name,display_name,definition,domain,parent,"
                                + "parent_verb,aliases,status,tags",
                        "the column 'status' stands there twice",
                        "there is no column 'name'");
        assertThat(GlossaryCsv.read("").bad()).containsExactly(new BadRow(1, "the file is empty"));
    }

    @Test
    void brokenQuotingIsToldWithItsLine() {
        var read = GlossaryCsv.read("name\nfine\n\"a\"b\n");

        assertThat(read.bad())
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.line()).isEqualTo(3);
                    assertThat(bad.reason()).startsWith("not CSV");
                });
    }

    @Property(tries = 500, seed = "20260101")
    void whatIsWrittenIsReadAgain(@ForAll("cells") List<List<String>> rows) {
        var read = GlossaryCsv.read(GlossaryCsv.write(rows));

        assertThat(read.bad()).isEmpty();
        assertThat(read.rows().stream().map(GlossaryCsvTest::cells).toList()).isEqualTo(rows);
    }

    @Provide
    Arbitrary<List<List<String>>> cells() {
        var text = Arbitraries.strings().withChars("aB ,;|\\\"'\n\r\tä😀").ofMaxLength(8);
        var name = text.filter(each -> !each.isBlank());
        var aliases = name.list().ofMaxSize(3).map(GlossaryCsv::aliases);
        var tags = Arbitraries.maps(text, Arbitraries.maps(text, text).ofMaxSize(2)).ofMaxSize(2);
        return Combinators.combine(name, text, text, name, text, aliases, tags)
                .as((n, display, definition, domain, parent, alias, tag) ->
                        List.of(
                                n,
                                display,
                                definition,
                                domain,
                                parent,
                                "HAS_MANY",
                                alias,
                                "reviewed",
                                Tags.write(tag)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 500, seed = "20260101")
    void aliasesSurviveTheirCell(@ForAll("aliases") List<String> aliases) {
        assertThat(Aliases.read(Aliases.write(aliases))).isEqualTo(aliases);
    }

    @Provide
    Arbitrary<List<String>> aliases() {
        return Arbitraries.strings().withChars("ab |\\\t").ofMinLength(1).ofMaxLength(6).list();
    }

    @Test
    void blanksAroundAliasesAndEmptyOnesDoNotCount() {
        assertThat(Aliases.read(" box |TEU||  | cool  box "))
                .containsExactly("box", "TEU", "cool  box");
        assertThat(Aliases.read("a\\b")).containsExactly("a\\b");
    }

    private static List<String> cells(TermRow row) {
        return List.of(
                row.name(),
                String.valueOf(row.displayName()),
                String.valueOf(row.definition()),
                String.valueOf(row.domain()),
                String.valueOf(row.parent()),
                String.valueOf(row.parentVerb()),
                Aliases.write(row.aliases() == null ? List.of() : row.aliases()),
                String.valueOf(row.status()),
                Tags.write(row.tags() == null ? Map.of() : row.tags()));
    }

    private static TermRow only(String text) {
        var read = GlossaryCsv.read(text);
        assertThat(read.bad()).isEmpty();
        assertThat(read.rows()).hasSize(1);
        return read.rows().getFirst();
    }
}
