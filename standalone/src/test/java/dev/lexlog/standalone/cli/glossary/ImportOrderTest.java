package dev.lexlog.standalone.cli.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.csv.BadRow;
import dev.lexlog.standalone.cli.csv.TermRow;
import dev.lexlog.standalone.cli.glossary.ImportOrder.Ordered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportOrderTest {
    @Test
    void parentsComeBeforeChildrenAndTheRestStaysInItsOrder() {
        var order =
                order(
                        row(2, "set point", "Reefer"),
                        row(3, "vessel", ""),
                        row(4, "reefer", "container"),
                        row(5, "container", null));

        assertThat(order.bad()).isEmpty();
        assertThat(order.rows())
                .extracting(TermRow::name)
                .containsExactly("container", "reefer", "set point", "vessel");
    }

    @Test
    void cycleIsToldWithAllItsLinesAndWhoHangsBelowItIsNoPartOfIt() {
        var order =
                order(row(2, "d", "a"), row(3, "a", "b"), row(4, "b", "100%"), row(5, "100%", "a"));

        assertThat(order.bad())
                .containsExactly(
                        bad(3, "'a' (line 3) under 'b' (line 4) under '100%' (line 5) under 'a'"),
                        bad(4, "'a' (line 3) under 'b' (line 4) under '100%' (line 5) under 'a'"),
                        bad(5, "'a' (line 3) under 'b' (line 4) under '100%' (line 5) under 'a'"));
    }

    @Test
    void ownNameAsParentIsToldUnlessAnotherDomainHasIt() {
        assertThat(order(row(2, "a", "A")).bad())
                .containsExactly(new BadRow(2, "'A' is its own parent"));
        assertThat(order(row(2, "a", "A"), row(3, "a", null).inDomain("d")).bad()).isEmpty();
    }

    @Test
    void nameThatStandsTwiceIsToldAndSoIsAnUnknownParent() {
        assertThat(order(row(2, "a", null), row(3, "A", null), row(4, "b", "x")).bad())
                .containsExactly(
                        new BadRow(3, "'A' is defined already in line 2"),
                        new BadRow(4, "the parent 'x' is in no good row and no term of the user"));
    }

    @Test
    void parentMayBeAStoredTermByNameOrId() {
        var known = List.of(Stored.term("0123456789abcdef", "Container", null));

        assertThat(
                        ImportOrder.of(
                                        List.of(
                                                row(2, "a", "container"),
                                                row(3, "b", "0123456789abcdef")),
                                        "ann",
                                        known)
                                .bad())
                .isEmpty();
    }

    @Test
    void parentThatMovesComesBeforeTheTermThatWouldCloseACycle() {
        var known =
                List.of(
                        Stored.term("y1", "y", null),
                        Stored.under("y1", "x1", "x", null),
                        Stored.under("x1", "k1", "k", null));
        var order = ImportOrder.of(List.of(row(2, "y", "k"), row(3, "x", "")), "ann", known);

        assertThat(order.bad()).isEmpty();
        assertThat(order.rows()).extracting(TermRow::name).containsExactly("x", "y");
    }

    @Test
    void cycleThroughAStoredTermIsTold() {
        var known = List.of(Stored.term("b1", "b", null), Stored.under("b1", "a1", "A", null));
        var order = ImportOrder.of(List.of(row(2, "b", "a")), "ann", known);

        assertThat(order.bad())
                .containsExactly(bad(2, "'b' (line 2) under 'a' (stored) under 'b'"));
    }

    /// Every row points at one with a smaller number, wherever both stand in the file.
    @Property(tries = 300, seed = "20260101")
    void anyForestIsOrdered(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 11) Integer> parents,
            @ForAll long seed) {
        var rows =
                new ArrayList<>(
                        IntStream.range(0, parents.size())
                                .mapToObj(i ->
                                        row(
                                                i,
                                                "n" + i,
                                                parents.get(i) < i ? "n" + parents.get(i) : null))
                                .toList());
        Collections.shuffle(rows, new Random(seed));
        var order = ImportOrder.of(rows, "ann", List.of());

        assertThat(order.rows()).containsExactlyInAnyOrderElementsOf(rows);
        var seen = new HashSet<@Nullable String>();
        for (var row : order.rows()) {
            assertThat(row.parent() == null || seen.contains(row.parent())).isTrue();
            seen.add(row.name());
        }
    }

    private static BadRow bad(long line, String way) {
        return new BadRow(line, "a cycle of parents: " + way);
    }

    private static Ordered order(TermRow... rows) {
        return ImportOrder.of(List.of(rows), "ann", List.of());
    }

    private static TermRow row(long line, String name, @Nullable String parent) {
        return new TermRow(line, name, null, null, null, parent, null, null, null, null);
    }
}
