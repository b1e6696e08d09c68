package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.worker.document.Delta.Memory;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.DocumentCommand;
import dev.lexlog.worker.rules.DocumentCommand.Publish;
import dev.lexlog.worker.rules.DocumentCommand.Remove;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what an accepted document event changes, given the state before it. An event whose rows
/// equal the state's, times apart, writes nothing; any other writes only the rows that differ.
public final class DocumentDiff {
    private final Revisions revisions;

    public DocumentDiff(Revisions revisions) {
        this.revisions = revisions;
    }

    /// Refuses what falls into too many chunks.
    public Checked<Delta> of(DocumentCommand command, Instant appendedAt, KnownDocuments known) {
        return switch (command) {
            case Remove(var id, _) -> Checked.good(remove(id, known));
            case Publish publish -> publish(publish, appendedAt, known);
        };
    }

    private static Delta remove(DocumentId id, KnownDocuments known) {
        if (known.document(id) == null) {
            return Delta.NOTHING;
        }
        var changes = new Changes(id);
        changes.forgetDocument();
        known.chunks(id).keySet().stream().sorted().forEach(changes::forgetChunk);
        return changes.toDelta();
    }

    private Checked<Delta> publish(Publish event, Instant appendedAt, KnownDocuments known) {
        var before = known.document(event.id());
        var fingerprint = revisions.fingerprint(event);
        if (before != null && before.fingerprint().equals(fingerprint)) {
            var again = new Memory.OfDocument(event.id(), before.at(appendedAt));
            return Checked.good(new Delta(List.of(), List.of(again)));
        }
        var createdAt = before == null ? event.at() : before.createdAt();
        return revisions
                .revise(event, createdAt)
                .then(next -> {
                    var row = next.document();
                    var after =
                            new DocumentState(
                                    createdAt,
                                    appendedAt,
                                    row.source(),
                                    row.contentHash(),
                                    next.length(),
                                    revisions.rowHash(row),
                                    fingerprint);
                    return Checked.good(change(before, after, next, known));
                });
    }

    private static Delta change(
            @Nullable DocumentState before,
            DocumentState after,
            Revision next,
            KnownDocuments known) {
        var id = next.document().id();
        var changes = new Changes(id);
        changes.document(before, after, next.document());
        var vanished =
                new HashMap<>(before == null ? Map.<ChunkId, ChunkState>of() : known.chunks(id));
        for (var placed : next.chunks()) {
            changes.chunk(vanished.remove(placed.chunk().id()), placed);
        }
        vanished.keySet().stream().sorted().forEach(changes::forgetChunk);
        return changes.toDelta();
    }
}
