package dev.lexlog.standalone.cli.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.standalone.cli.csv.BadRow;
import dev.lexlog.standalone.cli.csv.GlossaryCsv;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportPlanTest {
    private static final Term CONTAINER = Stored.term("0123456789abcdef", "container", null);

    @Test
    void newTermIsDefinedAndAStoredOneChanged() {
        var plan = plan("name,definition\ncontainer,A box.\nreefer,Cools.\n");

        assertThat(plan.edits())
                .extracting(edit -> edit.change().getClass().getSimpleName())
                .containsExactly("TermChanged", "TermDefined");
        var changed = (TermChanged) plan.edits().getFirst().change();
        assertThat(changed.termId()).isEqualTo(CONTAINER.id());
        assertThat(changed.definition()).isEqualTo("A box.");
        assertThat(changed.status()).isNull();
        assertThat(changed.aliases()).isNull();
        var defined = (TermDefined) plan.edits().getLast().change();
        assertThat(defined.name()).isEqualTo("reefer");
        assertThat(defined.status()).isEqualTo("draft");
    }

    @Test
    void nameInAnotherCaseRenamesToo() {
        assertThat(plan("name\nContainer\n").edits())
                .first()
                .extracting(GlossaryEdit::change)
                .isEqualTo(new TermRenamed(CONTAINER.id(), null, "Container"));
    }

    @Test
    void childOfABadRowIsBadToo() {
        var plan = plan("name,parent,status\na,b,\nb,,done\nc,container,\n");

        assertThat(plan.bad()).extracting(BadRow::line).containsExactly(2L, 3L);
        assertThat(plan.edits()).hasSize(1);
    }

    private static ImportPlan plan(String csv) {
        return ImportPlan.of(GlossaryCsv.read(csv), List.of(CONTAINER), new Author());
    }
}
