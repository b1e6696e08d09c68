package dev.lexlog.schemas.model;

/// A full row of a log topic: a put replaces what its key held before.
public sealed interface LogRow
        permits Document,
                Chunk,
                ChunkPosition,
                ChunkEmbedding,
                ChunkEntity,
                Entity,
                Relationship,
                GlossaryTerm,
                TermEdit,
                SourceHash,
                ResourceHash,
                TermCluster {
    LogTable table();

    /// The record key: UTF-8 text, never Avro (law 6). Composite keys are canonical JSON arrays.
    String key();
}
