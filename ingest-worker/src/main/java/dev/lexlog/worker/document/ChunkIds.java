package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkType;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Source;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ids of one document's chunks, asked for in their order: equal chunks are told apart by how
/// many came before.
final class ChunkIds {
    private final DocumentId document;
    private final Source source;
    private final Map<Same, Integer> seen = new HashMap<>();

    ChunkIds(DocumentId document, Source source) {
        this.document = document;
        this.source = source;
    }

    ChunkId next(ChunkType type, @Nullable String section, String content) {
        int n = seen.merge(new Same(type, section, content), 1, Integer::sum) - 1;
        return ChunkId.of(document, null, source, type, section, content, n);
    }

    private record Same(ChunkType type, @Nullable String section, String content) {}
}
