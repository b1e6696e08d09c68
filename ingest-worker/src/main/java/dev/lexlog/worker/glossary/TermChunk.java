package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.GlossaryTerm;
import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.Source;
import java.util.ArrayList;

/// A live term as searchers find it: the only chunk of the document `glossary:<term id>`, visible
/// to its user only. Its text is the display name, the definition and the aliases, a line each.
record TermChunk(Chunk chunk, ChunkPosition position) {
    private static final String DOCUMENT = "glossary:";

    static TermChunk of(GlossaryTerm term) {
        var document = new DocumentId(term.domain(), null, DOCUMENT + term.id().value());
        var text = text(term);
        var id =
                ChunkId.of(
                        document,
                        term.user(),
                        Source.DOCUMENT,
                        ChunkType.GLOSSARY_TERM,
                        null,
                        text,
                        0);
        var chunk =
                new Chunk(
                        id,
                        document,
                        term.user(),
                        Source.DOCUMENT,
                        ChunkType.GLOSSARY_TERM,
                        null,
                        text,
                        Hashes.content(text),
                        null);
        return new TermChunk(chunk, new ChunkPosition(id, 0, null, null, term.updatedAt()));
    }

    private static String text(GlossaryTerm term) {
        var lines = new ArrayList<String>();
        lines.add(term.displayName());
        var definition = term.definition();
        if (definition != null && !definition.isBlank()) {
            lines.add(definition);
        }
        if (!term.aliases().isEmpty()) {
            lines.add("Also: " + String.join(", ", term.aliases()));
        }
        return String.join("\n", lines);
    }
}
