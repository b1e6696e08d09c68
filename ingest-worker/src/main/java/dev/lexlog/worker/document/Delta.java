package dev.lexlog.worker.document;

import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.stage.Output;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an event changes: records for the log topics, and entries of the state.
public record Delta(List<Write> writes, List<Memory> memories) {
    static final Delta NOTHING = new Delta(List.of(), List.of());

    public Delta {
        writes = List.copyOf(writes);
        memories = List.copyOf(memories);
    }

    Set<ChunkId> vanished() {
        return memories.stream()
                .flatMap(memory ->
                        memory instanceof Memory.ForgetChunk forget
                                ? Stream.of(forget.id())
                                : Stream.empty())
                .collect(Collectors.toSet());
    }

    /// A record of a log topic.
    public sealed interface Write {
        record Put(LogRow row) implements Write {}

        record Tombstone(LogTable table, String key) implements Write {}

        /// In the partition of the document.
        default Output of(DocumentId document) {
            return switch (this) {
                case Put(var row) -> new Output.Put(row, document.name());
                case Tombstone(var table, var key) ->
                        new Output.Tombstone(table, key, document.name());
            };
        }
    }

    /// A change of the state.
    public sealed interface Memory {
        record OfDocument(DocumentId id, DocumentState state) implements Memory {}

        record OfChunk(DocumentId document, ChunkId id, ChunkState state) implements Memory {}

        record ForgetDocument(DocumentId id) implements Memory {}

        record ForgetChunk(DocumentId document, ChunkId id) implements Memory {}
    }
}
