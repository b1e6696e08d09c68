package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.worker.stage.Output;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What hangs on documents in the same task: told of every change of one, in the same transaction,
/// it answers what that changes elsewhere. The documents' own state is up to date when it is told.
public interface DocumentFollower {
    /// The document has this revision now. `vanished` chunks are gone; all others lie where the
    /// state says. Not told of an event that changed nothing.
    List<Output> revised(
            DocumentId id, String contentHash, Set<ChunkId> vanished, Instant appendedAt);

    /// The document and its chunks were removed by an event of their own.
    List<Output> removed(DocumentId id, Instant appendedAt);

    /// A scope command, or an event that erases, removes what hangs on the document and was
    /// appended not later than `upTo`, also when that is read later. The document goes as well,
    /// unless it `stays` because it was published after the command; it may be gone already.
    /// Answers at most `most` records, and is asked again until it answers fewer; only then do the
    /// chunks go.
    List<Output> cleared(DocumentId id, Instant upTo, boolean stays, int most);

    /// Nothing hangs on documents.
    DocumentFollower NOBODY =
            new DocumentFollower() {
                @Override
                public List<Output> revised(
                        DocumentId id,
                        String contentHash,
                        Set<ChunkId> vanished,
                        Instant appendedAt) {
                    return List.of();
                }

                @Override
                public List<Output> removed(DocumentId id, Instant appendedAt) {
                    return List.of();
                }

                @Override
                public List<Output> cleared(DocumentId id, Instant upTo, boolean stays, int most) {
                    return List.of();
                }
            };
}
