package dev.lexlog.worker.stream;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Keys;
import dev.lexlog.worker.document.ChunkState;
import dev.lexlog.worker.document.Delta.Memory;
import dev.lexlog.worker.document.DocumentState;
import dev.lexlog.worker.document.KnownDocuments;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The state in two stores: one entry a document under its key, and one entry a chunk under its
/// document's key, a zero byte and its id. The key is JSON, which holds no zero byte, so a
/// document's chunks are exactly those under its prefix.
record StoredDocuments(KeyValueStore<Bytes, byte[]> documents, KeyValueStore<Bytes, byte[]> chunks)
        implements KnownDocuments {
    @Override
    public @Nullable DocumentState document(DocumentId id) {
        byte @Nullable [] stored = documents.get(bytes(Keys.document(id)));
        return stored == null ? null : DocumentState.fromBytes(stored);
    }

    @Override
    public Map<ChunkId, ChunkState> chunks(DocumentId id) {
        var prefix = chunkPrefix(id);
        var found = new HashMap<ChunkId, ChunkState>();
        try (var entries = chunks.prefixScan(bytes(prefix), new BytesSerializer())) {
            while (entries.hasNext()) {
                var entry = entries.next();
                var key = new String(entry.key.get(), StandardCharsets.UTF_8);
                var chunk = new ChunkId(key.substring(prefix.length()));
                found.put(chunk, ChunkState.fromBytes(entry.value));
            }
        }
        return found;
    }

    void remember(Memory memory) {
        switch (memory) {
            case Memory.OfDocument(var id, var state) ->
                    documents.put(bytes(Keys.document(id)), state.toBytes());
            case Memory.OfChunk(var document, var id, var state) ->
                    chunks.put(bytes(chunkPrefix(document) + id.value()), state.toBytes());
            case Memory.ForgetDocument(var id) -> documents.delete(bytes(Keys.document(id)));
            case Memory.ForgetChunk(var document, var id) ->
                    chunks.delete(bytes(chunkPrefix(document) + id.value()));
        }
    }

    private static String chunkPrefix(DocumentId id) {
        return Keys.document(id) + '\0';
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
