package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import java.util.List;

/// What an event changes: records for the log topics, and entries of the state.
public record Delta(List<Write> writes, List<Memory> memories) {
    static final Delta NOTHING = new Delta(List.of(), List.of());

    public Delta {
        writes = List.copyOf(writes);
        memories = List.copyOf(memories);
    }

    /// A record of a log topic.
    public sealed interface Write {
        record Put(LogRow row) implements Write {}

        record Tombstone(LogTable table, String key) implements Write {}
    }

    /// A change of the state.
    public sealed interface Memory {
        record OfDocument(DocumentId id, DocumentState state) implements Memory {}

        record OfChunk(DocumentId document, ChunkId id, ChunkState state) implements Memory {}

        record ForgetDocument(DocumentId id) implements Memory {}

        record ForgetChunk(DocumentId document, ChunkId id) implements Memory {}
    }
}
