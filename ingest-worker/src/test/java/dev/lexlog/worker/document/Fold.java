package dev.lexlog.worker.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.worker.document.Delta.Memory;
import dev.lexlog.worker.document.Delta.Write;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The worker's state and the tables that its writes fold to, in memory. A tombstone must meet a
/// row.
final class Fold implements KnownDocuments {
    final Map<String, LogRow> rows = new HashMap<>();
    private final Map<DocumentId, byte[]> documents = new HashMap<>();
    private final Map<DocumentId, Map<ChunkId, byte[]>> chunks = new HashMap<>();

    Delta apply(Delta delta) {
        for (var write : delta.writes()) {
            switch (write) {
                case Write.Put(var row) -> rows.put(row.table() + row.key(), row);
                case Write.Tombstone(var table, var key) ->
                        assertThat(rows.remove(table + key)).isNotNull();
            }
        }
        delta.memories().forEach(this::remember);
        return delta;
    }

    @Override
    public @Nullable DocumentState document(DocumentId id) {
        var bytes = documents.get(id);
        return bytes == null ? null : DocumentState.fromBytes(bytes);
    }

    @Override
    public Map<ChunkId, ChunkState> chunks(DocumentId id) {
        var states = new HashMap<ChunkId, ChunkState>();
        of(id).forEach((chunk, bytes) -> states.put(chunk, ChunkState.fromBytes(bytes)));
        return states;
    }

    private void remember(Memory memory) {
        switch (memory) {
            case Memory.OfDocument(var id, var state) -> documents.put(id, state.toBytes());
            case Memory.OfChunk(var document, var id, var state) ->
                    of(document).put(id, state.toBytes());
            case Memory.ForgetDocument(var id) -> documents.remove(id);
            case Memory.ForgetChunk(var document, var id) -> of(document).remove(id);
        }
    }

    private Map<ChunkId, byte[]> of(DocumentId id) {
        return chunks.computeIfAbsent(id, i -> new HashMap<>());
    }
}
