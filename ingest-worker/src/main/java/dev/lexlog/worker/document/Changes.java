package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.document.Delta.Memory;
import dev.lexlog.worker.document.Delta.Write;
import dev.lexlog.worker.document.Revision.PlacedChunk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects one document's {@link Delta}: only rows that differ from what the state remembers.
final class Changes {
    private final DocumentId id;
    private final List<Write> writes = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();

    Changes(DocumentId id) {
        this.id = id;
    }

    void document(@Nullable DocumentState before, DocumentState after, Document row) {
        if (before == null || !before.row().equals(after.row())) {
            writes.add(new Write.Put(row));
        }
        memories.add(new Memory.OfDocument(id, after));
    }

    void chunk(@Nullable ChunkState before, PlacedChunk placed) {
        var after = ChunkState.of(placed);
        if (after.equals(before)) {
            return;
        }
        if (before == null || !before.row().equals(after.row())) {
            writes.add(new Write.Put(placed.chunk()));
        }
        if (before == null || !before.liesAt(placed.position())) {
            writes.add(new Write.Put(placed.position()));
        }
        memories.add(new Memory.OfChunk(id, placed.chunk().id(), after));
    }

    void forgetDocument() {
        writes.add(new Write.Tombstone(LogTable.DOCUMENTS, Keys.document(id)));
        memories.add(new Memory.ForgetDocument(id));
    }

    void forgetChunk(ChunkId chunk) {
        writes.add(new Write.Tombstone(LogTable.CHUNKS, chunk.value()));
        writes.add(new Write.Tombstone(LogTable.CHUNK_POSITIONS, chunk.value()));
        memories.add(new Memory.ForgetChunk(id, chunk));
    }

    Delta toDelta() {
        return new Delta(writes, memories);
    }
}
