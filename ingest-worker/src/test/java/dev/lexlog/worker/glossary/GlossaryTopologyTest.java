package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.driver.WorkerDriver.bytes;
import static dev.lexlog.worker.driver.WorkerDriver.header;
import static dev.lexlog.worker.glossary.Edits.change;
import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.edit;
import static dev.lexlog.worker.glossary.Edits.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.TermEdit;
import dev.lexlog.worker.driver.WorkerDriver;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTopologyTest {
    private WorkerDriver worker;

    @BeforeEach
    void start(@TempDir Path folder) {
        worker = new WorkerDriver(folder);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void definedTermBecomesItsRows() {
        worker.publish(edit("sales", define("Churn").meaning("Who leaves.").also("Loss").event()));

        var term = worker.puts(LogTable.GLOSSARY_TERMS, GlossaryTerm.class).getFirst();
        assertThat(term)
                .returns("Churn", GlossaryTerm::name)
                .returns("sales", GlossaryTerm::domain)
                .returns(worker.now(), GlossaryTerm::createdAt);
        assertThat(worker.puts(LogTable.GLOSSARY_HISTORY, TermEdit.class))
                .singleElement()
                .returns(term.id(), TermEdit::term)
                .returns("TermDefined", TermEdit::change)
                .returns("ann", TermEdit::actor);
        assertThat(worker.chunks())
                .singleElement()
                .returns("default", Chunk::user)
                .returns("Churn\nWho leaves.\nAlso: Loss", Chunk::content);
        assertThat(worker.positions()).singleElement().returns(0, ChunkPosition::index);
        assertThat(worker.deadLetters()).isEmpty();
    }

    @Test
    void editsOfATermAddUpInTheState() {
        worker.publish(edit(null, define("Metric").event()));
        worker.publish(edit(null, define("Churn").under("Metric").event()));
        worker.changes();

        worker.publish(edit(null, remove("Metric", "DETACH")));

        assertThat(worker.changes(LogTable.GLOSSARY_TERMS))
                .anyMatch(Change.Delete.class::isInstance)
                .anySatisfy(written ->
                        assertThat(written)
                                .isInstanceOfSatisfying(
                                        Change.Put.class,
                                        put ->
                                                assertThat((GlossaryTerm) put.row())
                                                        .returns(null, GlossaryTerm::parent)
                                                        .returns(2, GlossaryTerm::revision)));
    }

    @Test
    void refusedEditIsADeadLetterAndTheNextOneGoesOn() {
        worker.publish(edit(null, change("Churn").meaning("X").event()));
        worker.publish(edit(null, define("Churn").event()));

        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(header(letter.headers(), "reason")).isEqualTo("unknown_term");
                    assertThat(header(letter.headers(), "message")).contains("'Churn'");
                    assertThat(letter.key()).asString().isEqualTo("lexlog.in.glossary-edits/0/0");
                });
        assertThat(worker.changes(LogTable.GLOSSARY_TERMS)).hasSize(1);
    }

    @Test
    void keyOtherThanTheUserIsRefused() {
        var edit = edit(null, define("Churn").event());

        worker.send(InputTopic.GLOSSARY_EDITS, bytes("bob"), worker.events.encode(edit));

        assertThat(worker.deadLetters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter.headers(), "reason")).isEqualTo("wrong_key"));
    }

    @Test
    void endedSessionLeavesTheTermsMadeInIt() {
        worker.publish(
                new GlossaryEdit(null, "default", "s1", null, "", null, define("Churn").event()));
        worker.changes();

        worker.publish(new ScopeCommand("", null, new SessionEnded("s1", null)));

        assertThat(worker.changes()).isEmpty();
    }

    /// Everything of an edit is one transaction: this is about the most that one makes.
    @Test
    void glossaryOfFiveThousandTermsIsClearedByOneEdit() {
        for (int i = 0; i < 5_000; i++) {
            var parent = i == 0 ? "" : "term " + (i - 1) / 10;
            worker.publish(edit(null, define("term " + i).under(parent).event()));
        }
        worker.changes();

        worker.publish(edit(null, new GlossaryCleared(null)));

        for (var table :
                new LogTable[] {
                    LogTable.GLOSSARY_TERMS, LogTable.CHUNKS, LogTable.CHUNK_POSITIONS
                }) {
            assertThat(worker.changes(table))
                    .hasSize(5_000)
                    .allMatch(Change.Delete.class::isInstance);
        }
        assertThat(worker.changes(LogTable.GLOSSARY_HISTORY)).hasSize(5_000);
    }
}
