package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state before an event. Asked for a document's chunks only when they may change.
public interface KnownDocuments {
    /// Null when there is no such document.
    @Nullable DocumentState document(DocumentId id);

    Map<ChunkId, ChunkState> chunks(DocumentId id);
}
