package dev.lexlog.worker.glossary;

import static dev.lexlog.worker.glossary.Edits.change;
import static dev.lexlog.worker.glossary.Edits.define;
import static dev.lexlog.worker.glossary.Edits.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.worker.stage.Output;
import org.junit.jupiter.api.Test;

class TermChunkTest {
    private final GlossaryTables tables = new GlossaryTables();

    @Test
    void termIsAChunkOfItsUserOnly() {
        var definition =
                define("churn")
                        .shownAs("Churn")
                        .meaning("Who leaves.")
                        .also("Loss", "Exit")
                        .event();
        tables.accept(new GlossaryEdit(null, "ann", "s1", "sales", "", null, definition));

        var term = tables.term("churn");
        var text = "Churn\nWho leaves.\nAlso: Loss, Exit";
        assertThat(tables.chunks())
                .singleElement()
                .returns(new DocumentId("sales", null, "glossary:" + term.id()), Chunk::document)
                .returns("ann", Chunk::user)
                .returns(Source.DOCUMENT, Chunk::source)
                .returns(ChunkType.GLOSSARY_TERM, Chunk::chunkType)
                .returns(null, Chunk::section)
                .returns(text, Chunk::content)
                .returns(Hashes.content(text), Chunk::contentHash);
        assertThat(tables.positions())
                .containsExactly(
                        new ChunkPosition(
                                tables.chunks().getFirst().id(), 0, null, null, term.updatedAt()));
    }

    @Test
    void absentPartsLeaveNoEmptyLines() {
        tables.accept(define("Churn").event());
        tables.accept(define("Loss").also("Exit").event());

        assertThat(tables.chunks())
                .extracting(Chunk::content)
                .containsExactlyInAnyOrder("Churn", "Loss\nAlso: Exit");
    }

    @Test
    void changeOfOtherFieldsLeavesTheChunkAlone() {
        tables.accept(define("Churn").event());

        assertThat(tables.accept(change("Churn").status("approved").event()))
                .extracting(output -> ((Output.Put) output).row().table())
                .containsExactly(LogTable.GLOSSARY_TERMS, LogTable.GLOSSARY_HISTORY);
    }

    @Test
    void newTextReplacesTheChunk() {
        tables.accept(define("Churn").event());
        var before = tables.chunks().getFirst().id();

        tables.accept(change("Churn").meaning("Who leaves.").event());

        assertThat(tables.chunks())
                .singleElement()
                .returns("Churn\nWho leaves.", Chunk::content)
                .extracting(Chunk::id)
                .isNotEqualTo(before);
    }

    @Test
    void chunkGoesWithItsTerm() {
        tables.accept(define("Churn").event());

        tables.accept(remove("Churn", "DETACH"));

        assertThat(tables.chunks()).isEmpty();
        assertThat(tables.positions()).isEmpty();
    }
}
