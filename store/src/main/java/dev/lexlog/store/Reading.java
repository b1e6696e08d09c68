package dev.lexlog.store;

import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.ChunkPosition;
import dev.lexlog.schemas.model.Document;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.store.read.ClusterReads;
import dev.lexlog.store.read.CoOccurrenceReads;
import dev.lexlog.store.read.EntityReads;
import dev.lexlog.store.read.GlossaryReads;
import dev.lexlog.store.read.HashReads;
import dev.lexlog.store.read.RelationshipReads;
import dev.lexlog.store.read.SessionReads;
import dev.lexlog.store.read.UnifiedGlossaryReads;
import dev.lexlog.store.read.VectorReads;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One moment of a generation (law 7): every answer reflects at least {@link #watermark}. Methods
/// may run in parallel. Past its time-out each throws {@link TimedOut}.
public interface Reading extends AutoCloseable {
    Watermark watermark();

    /// Nearest by cosine; `exact` scans instead of asking the approximate index.
    Candidates byVector(Embedding query, ChunkFilter filter, int limit, boolean exact);

    /// Best by the generation's {@link LexicalRanking}, score above zero; any term may match.
    Candidates byText(String query, ChunkFilter filter, int limit);

    /// The chunks that still exist and are visible, in one batched call.
    Map<ChunkId, StoredChunk> chunks(Collection<ChunkId> ids, Visibility visibility);

    /// Chunks after `after` (null: from the start) by (document, domain, session, index, id).
    List<StoredChunk> chunks(ChunkFilter filter, @Nullable ChunkId after, int limit);

    Optional<Document> document(String name, Visibility visibility);

    /// Documents after `after` (null: from the start) by (name, domain, session).
    List<Document> documents(
            Visibility visibility,
            Collection<String> sources,
            @Nullable String afterKey,
            int limit);

    /// How many chunks each domain holds that the filter would let through if every domain were
    /// active; the key null is "no domain".
    Map<@Nullable String, Long> chunksByDomain(ChunkFilter filter);

    List<Count> counts(Visibility visibility);

    EntityReads entities();

    CoOccurrenceReads coOccurrences();

    VectorReads vectors();

    GlossaryReads glossary();

    UnifiedGlossaryReads unifiedGlossary();

    RelationshipReads relationships();

    ClusterReads clusters();

    HashReads hashes();

    SessionReads sessions();

    /// Order-independent checksum of every row of each table (law 4).
    Map<LogTable, String> digests();

    @Override
    void close();

    /// A chunk with its place and its document's URL; the place may be missing for a moment, for
    /// its topic is read on its own.
    record StoredChunk(Chunk chunk, @Nullable ChunkPosition position, @Nullable String sourceUrl) {}

    /// How many documents, chunks and embeddings there are by domain (null: none) and source.
    record Count(
            @Nullable String domain, String source, long documents, long chunks, long embeddings) {}
}
