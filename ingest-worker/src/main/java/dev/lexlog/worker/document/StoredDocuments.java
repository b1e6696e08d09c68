package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.worker.document.Delta.Memory;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.TaskStores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state in two stores: one entry a document under its {@link DocumentKey}, and one entry a
/// chunk under that key, a zero byte and its id.
public final class StoredDocuments implements KnownDocuments {
    private final Entries documents;
    private final Entries chunks;

    public StoredDocuments(TaskStores stores) {
        this.documents = stores.entries("documents-by-session");
        this.chunks = stores.entries("chunks-by-session");
    }

    Entries entries() {
        return documents;
    }

    @Override
    public @Nullable DocumentState document(DocumentId id) {
        var stored = documents.get(DocumentKey.of(id));
        return stored == null ? null : DocumentState.fromBytes(stored);
    }

    @Override
    public Map<ChunkId, ChunkState> chunks(DocumentId id) {
        var prefix = chunkPrefix(id);
        var found = new HashMap<ChunkId, ChunkState>();
        for (var entry : chunks.under(prefix)) {
            var chunk = new ChunkId(entry.key().substring(prefix.length()));
            found.put(chunk, ChunkState.fromBytes(entry.value()));
        }
        return found;
    }

    /// The first `most` by id.
    List<ChunkId> chunkIds(DocumentId id, int most) {
        var prefix = chunkPrefix(id);
        return chunks.scan(prefix, null, most).stream()
                .map(entry -> new ChunkId(entry.key().substring(prefix.length())))
                .toList();
    }

    void remember(Memory memory) {
        switch (memory) {
            case Memory.OfDocument(var id, var state) ->
                    documents.put(DocumentKey.of(id), state.toBytes());
            case Memory.OfChunk(var document, var id, var state) ->
                    chunks.put(chunkPrefix(document) + id.value(), state.toBytes());
            case Memory.ForgetDocument(var id) -> documents.delete(DocumentKey.of(id));
            case Memory.ForgetChunk(var document, var id) ->
                    chunks.delete(chunkPrefix(document) + id.value());
        }
    }

    private static String chunkPrefix(DocumentId id) {
        return DocumentKey.of(id) + '\0';
    }
}
