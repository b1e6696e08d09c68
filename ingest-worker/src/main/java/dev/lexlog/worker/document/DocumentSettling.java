package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.document.Delta.Memory;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.Scope;
import dev.lexlog.worker.scope.Swept;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Removes the documents that scope commands cover, with all that hangs on them: one whole document
/// before an event about it is applied, and all others step by step.
public final class DocumentSettling implements Swept {
    private final Marks marks;
    private final StoredDocuments documents;
    private final DocumentFollower follower;

    public DocumentSettling(Marks marks, StoredDocuments documents, DocumentFollower follower) {
        this.marks = marks;
        this.documents = documents;
        this.follower = follower;
    }

    /// Call before any event about the document is applied: removes what a mark covers of it.
    public List<Output> settle(DocumentId id) {
        return settle(id, Integer.MAX_VALUE).outputs();
    }

    /// For an event that a mark of this time covers: it came and went, and the document with it,
    /// unless the document was published after the command.
    List<Output> drop(DocumentId id, Instant mark) {
        var state = documents.document(id);
        if (state == null || state.appendedAt().isAfter(mark)) {
            return follower.cleared(id, mark, state != null, Integer.MAX_VALUE);
        }
        return remove(id, mark, Integer.MAX_VALUE).outputs();
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Entries entries() {
        return documents.entries();
    }

    @Override
    public Optional<String> reach(Scope scope) {
        return Optional.of(scope instanceof Scope.Session(var id) ? DocumentKey.ofSession(id) : "");
    }

    @Override
    public Settled settle(Entry entry, int most) {
        return settle(DocumentKey.id(entry.key()), most);
    }

    private Settled settle(DocumentId id, int most) {
        var state = documents.document(id);
        if (state == null) {
            return Settled.NOTHING;
        }
        var mark = marks.latest(id, state.source());
        if (mark == null) {
            return Settled.NOTHING;
        }
        return state.appendedAt().isAfter(mark) ? clear(id, mark, most) : remove(id, mark, most);
    }

    /// The document was published after the command; what hangs on it may be older.
    private Settled clear(DocumentId id, Instant upTo, int most) {
        var outputs = follower.cleared(id, upTo, true, most);
        return new Settled(outputs, outputs.size() < most);
    }

    /// The document's own row goes last, so that a document half removed is still known.
    private Settled remove(DocumentId id, Instant upTo, int most) {
        var outputs = new ArrayList<>(follower.cleared(id, upTo, false, most));
        int chunksAsked = (most - outputs.size()) / 2;
        var chunks = documents.chunkIds(id, chunksAsked);
        for (var chunk : chunks) {
            outputs.addAll(forget(id, chunk));
        }
        if (chunks.size() == chunksAsked || outputs.size() == most) {
            return new Settled(outputs, false);
        }
        documents.remember(new Memory.ForgetDocument(id));
        outputs.add(new Output.Tombstone(LogTable.DOCUMENTS, Keys.document(id), id.name()));
        return new Settled(outputs, true);
    }

    private List<Output> forget(DocumentId id, ChunkId chunk) {
        documents.remember(new Memory.ForgetChunk(id, chunk));
        return List.of(
                new Output.Tombstone(LogTable.CHUNKS, chunk.value(), id.name()),
                new Output.Tombstone(LogTable.CHUNK_POSITIONS, chunk.value(), id.name()));
    }
}
