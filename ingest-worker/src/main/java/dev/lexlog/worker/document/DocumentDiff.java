package dev.lexlog.worker.document;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.DocumentCommand.Publish;
import dev.lexlog.worker.rules.DocumentCommand.Remove;
import dev.lexlog.worker.rules.DocumentRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what a document event changes, given the state before it. An event whose rows equal the
/// state's, times apart, changes nothing; any other writes only the rows that differ.
public final class DocumentDiff {
    private final DocumentRules rules;
    private final Revisions revisions;

    public DocumentDiff(DocumentRules rules, Revisions revisions) {
        this.rules = rules;
        this.revisions = revisions;
    }

    /// `key` and `brokerTime` are the record's.
    public Checked<Delta> of(
            DocumentEvent event, byte[] key, Instant brokerTime, KnownDocuments known) {
        return rules.check(event, key, brokerTime)
                .then(command ->
                        switch (command) {
                            case Remove(var id) -> Checked.good(remove(id, known));
                            case Publish publish -> publish(publish, known);
                        });
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

    private Checked<Delta> publish(Publish event, KnownDocuments known) {
        var before = known.document(event.id());
        var fingerprint = revisions.fingerprint(event);
        if (before != null && before.fingerprint().equals(fingerprint)) {
            return Checked.good(Delta.NOTHING);
        }
        var createdAt = before == null ? event.at() : before.createdAt();
        return revisions
                .revise(event, createdAt)
                .then(next -> {
                    var row = revisions.rowHash(next.document());
                    var after = new DocumentState(createdAt, row, fingerprint);
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
