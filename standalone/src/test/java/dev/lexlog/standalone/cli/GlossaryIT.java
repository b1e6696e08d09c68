package dev.lexlog.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.standalone.blackbox.LogEnds;
import dev.lexlog.standalone.blackbox.Own;
import dev.lexlog.standalone.blackbox.SharedStack;
import dev.lexlog.standalone.cli.Shell.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The glossary's commands through the real stack.
@ExtendWith(SharedStack.class)
class GlossaryIT {
    private static final Path SAMPLE = Path.of("..", "sample", "glossary.csv");

    private final Address address;
    private final Shell shell;

    @TempDir Path folder;

    GlossaryIT(Address address) {
        this.address = address;
        this.shell = new Shell(address);
    }

    @Test
    void exportedGlossaryIsImportedWithoutAnyChange(Own own) throws IOException {
        assertThat(glossary(own, "import", SAMPLE.toString()).out())
                .startsWith("published 25, unchanged 0, refused 0");
        glossary(own, "change", "reefer", "--owner", "fleet", "--provenance", "llm", "--ignored");
        glossary(own, "define", "reefer", "--domain", own.domain(), "--parent", "vessel");
        glossary(
                own,
                "define",
                "odd",
                "--alias",
                "a|b",
                "--alias",
                " c\\",
                "--definition",
                "=\"x\",\n;");
        glossary(own, "define", "plug", "--domain", own.domain(), "--parent", idOf(own, "box"));
        glossary(own, "rename", "voyage", "--to", "round trip");
        var file = folder.resolve("out.csv");
        ask(own, "export", "--output", file.toString());
        var before = LogEnds.of(address);

        var again = glossary(own, "import", file.toString());

        assertThat(again.out()).startsWith("published 0, unchanged 28, refused 0");
        assertThat(LogEnds.of(address)).isEqualTo(before);
        assertThat(ask(own, "export").out()).isEqualTo(Files.readString(file));
    }

    @Test
    void exportedGlossaryMakesTheSameForAnotherUser(Own own, Own other) throws IOException {
        glossary(own, "import", SAMPLE.toString());
        var exported = ask(own, "export").out();

        glossary(other, "import", write(exported));

        assertThat(ask(other, "export").out()).isEqualTo(exported);
    }

    @Test
    void semicolonsAndAByteOrderMarkAreUnderstoodInAnyOrderOfRows(Own own) throws IOException {
        var file = write("\uFEFFname;parent;aliases\nleaf;branch;a|b\nbranch;root;\nroot;;\n");

        assertThat(glossary(own, "import", file).out()).startsWith("published 3");
        assertThat(ask(own, "show", "b").out()).contains("leaf", "branch < root (HAS_KIND)");
    }

    @Test
    void badRowsAreAllToldAndNothingIsPublishedUnlessTheyAreSkipped(Own own) throws IOException {
        var file = write("name,parent,status\ngood,,\nx,y,\ny,x,\nz,,done\n");

        var refused = glossary(own, "import", file);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains(file + ":3: a cycle of parents: 'x' (line 3) under 'y' (line 4)")
                .contains(file + ":4: a cycle")
                .contains(file + ":5: status is 'done'")
                .contains("add --skip-bad");
        assertThat(ask(own, "list").out()).contains("has no terms");

        assertThat(glossary(own, "import", file, "--skip-bad").code()).isEqualTo(1);
        assertThat(ask(own, "list").out()).startsWith("good (draft)");
    }

    @Test
    void importKeepsWhatTheFileHasNoColumnFor(Own own) throws IOException {
        glossary(
                own,
                "define",
                "Port",
                "--owner",
                "ops",
                "--alias",
                "harbour",
                "--status",
                "approved");

        glossary(own, "import", write("name,definition\nport,Where ships lie.\n"));

        assertThat(ask(own, "show", "port").out())
                .contains("Where ships lie.", "ops", "harbour", "approved", "name     port");
    }

    @Test
    void baseDomainIsNoDomain(Own own) throws IOException {
        glossary(own, "define", "port", "--owner", "ops");

        glossary(
                own,
                "import",
                write("name,definition\nport,Where ships lie.\n"),
                "--domain",
                "__base__");

        assertThat(ask(own, "show", "port", "--domain", "__base__").out())
                .contains("Where ships lie.", "ops");
        assertThat(ask(own, "export", "--domain", "").out()).contains("port,");
        assertThat(ask(own, "show", "port", "--domain", own.domain()).err())
                .contains("in domain '%s' has no term 'port'".formatted(own.domain()));
    }

    @Test
    void allOfASessionGoAndTheOthersStay(Own own) {
        glossary(own, "define", "kept");
        glossary(own, "define", "gone", "--session", own.session());

        glossary(own, "remove", "--all", "--session", own.session(), "--yes");

        assertThat(ask(own, "list").out()).startsWith("kept").doesNotContain("gone");
    }

    @ParameterizedTest
    @CsvSource({
        "remove --all --of-provenance llm --yes,--of-provenance narrows --of-status only",
        "remove kept --of-provenance llm,--of-provenance narrows --of-status only",
        "remove --all --domain finance --yes,many go from all domains",
        "remove --of-status draft --domain finance --yes,many go from all domains",
        "remove --of-status draft --session s --yes,--session is for --all"
    })
    void whatWouldRemoveMoreThanWasAskedIsRefused(String line, String message, Own own) {
        glossary(own, "define", "kept");

        var refused = glossary(own, line.split(" "));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
        assertThat(ask(own, "list").out()).startsWith("kept");
    }

    @Test
    void termLivesThroughItsEditsAndItsHistoryTellsThem(Own own) {
        glossary(own, "define", "box", "--definition", "A box.", "--actor", "eve");
        var id = idOf(own, "box");
        glossary(own, "define", "lid", "--parent", "box");
        glossary(own, "change", "box", "--alias", "crate");
        glossary(own, "rename", "crate", "--to", "x");
        glossary(own, "rename", "--id", id, "--to", "case");

        assertThat(ask(own, "show", "box").out()).contains("case", "crate, box", "lid");
        assertThat(glossary(own, "remove", "case").out()).startsWith("published 1");
        assertThat(ask(own, "show", "case").err()).contains("has no term 'case'");
        assertThat(ask(own, "history", id).out().lines())
                .hasSize(4)
                .first()
                .asString()
                .contains("TermDefined", "eve");
        assertThat(ask(own, "list").out()).startsWith("lid");
    }

    @Test
    void refusalIsToldWithItsReasonAndFails(Own own) {
        var done = glossary(own, "define", "orphan", "--parent", "nobody");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out())
                .isEqualTo("published 0, unchanged 0, refused 1 (unknown_parent 1)\n");
        assertThat(done.err()).contains("refused TermDefined orphan: unknown_parent");
    }

    @Test
    void sameAgainIsUnchanged(Own own) {
        glossary(own, "define", "same", "--definition", "d");

        assertThat(glossary(own, "define", "same", "--definition", "d").out())
                .isEqualTo("published 0, unchanged 1, refused 0\n");
    }

    private String idOf(Own own, String name) {
        var json = ask(own, "show", name, "--json").out();
        return json.replaceAll("(?s).*?\"id\" : \"(\\w+)\".*", "$1");
    }

    private String write(String csv) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "g", ".csv"), csv).toString();
    }

    private Done glossary(Own own, String... arguments) {
        return shell.send(with(own, arguments));
    }

    private Done ask(Own own, String... arguments) {
        return shell.ask(with(own, arguments));
    }

    private static String[] with(Own own, String... arguments) {
        var all = new ArrayList<>(List.of("glossary"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--user", own.user()));
        return all.toArray(String[]::new);
    }
}
