package dev.lexlog.standalone.cli.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExportedRowsTest {
    private static final int NAME = 0;
    private static final int PARENT = 4;

    @Test
    void parentIsToldByItsNameWhereThatMeansItElseByItsId() {
        var near = Stored.term("1111111111111111", "Ship", null);
        var far = Stored.term("2222222222222222", "ship", "sea");
        var ofNear = Stored.under(near.id(), "3333333333333333", "hull", null);
        var ofFar = Stored.under(far.id(), "4444444444444444", "keel", null);
        var inSea = Stored.under(far.id(), "5555555555555555", "mast", "sea");

        assertThat(new ExportedRows("ann", List.of(inSea, ofFar, ofNear, far, near)).of(_ -> true))
                .extracting(cells -> cells.get(NAME) + "<" + cells.get(PARENT))
                .containsExactly(
                        "hull<Ship", "keel<2222222222222222", "Ship<", "mast<ship", "ship<");
    }

    @Test
    void domainNarrowsToItsOwn() {
        var none = Stored.term("1111111111111111", "a", null);
        var sea = Stored.term("2222222222222222", "b", "sea");

        assertThat(new ExportedRows("ann", List.of(none, sea)).of("sea"::equals))
                .extracting(List::getFirst)
                .containsExactly("b");
    }
}
