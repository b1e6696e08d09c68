package dev.lexlog.store.read;

import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.store.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Entities and where they are mentioned. A link counts when both its chunk and its entity are
/// visible. Where a method takes many ids, those that are unknown or invisible are missing from the
/// answer.
public interface EntityReads {
    /// How many are visible.
    long count(Visibility visibility);

    Map<EntityId, Entity> byId(Collection<EntityId> ids, Visibility visibility);

    /// Ignoring case: of several the one with most links, ties by id.
    Optional<Entity> byName(String name, Visibility visibility);

    /// Entities whose folded name contains `q` folded (empty: all) behind `after`, by (name, id).
    List<Entity> list(String q, Visibility visibility, @Nullable NamePlace after, int limit);

    /// Zeros for an entity without links.
    Map<EntityId, Statistics> statistics(Collection<EntityId> ids, Visibility visibility);

    /// Where the entity is mentioned, by confidence descending, then chunk.
    List<ChunkEntity> links(
            EntityId entity, Visibility visibility, @Nullable RankPlace after, int limit);

    /// As {@link #links}, with the chunk's document and section.
    List<Reference> references(
            EntityId entity, Visibility visibility, @Nullable RankPlace after, int limit);

    /// The first references of each entity.
    Map<EntityId, List<Reference>> references(
            Collection<EntityId> entities, Visibility visibility, int limitEach);

    /// Behind the document of this key (null: from the start) by (name, domain, session).
    List<Mentioning> documents(
            EntityId entity, Visibility visibility, @Nullable String afterKey, int limit);

    /// What each chunk mentions, by confidence descending, then entity.
    Map<ChunkId, List<Linked>> ofChunks(Collection<ChunkId> chunks, Visibility visibility);

    /// How many chunks and documents mention an entity, and of which sources these are.
    record Statistics(long references, Set<Source> sources, long documents) {
        public Statistics {
            sources = Set.copyOf(sources);
        }
    }

    /// A mention's place: a chunk, and what that is part of.
    record Reference(
            ChunkId chunk, DocumentId document, @Nullable String section, double confidence) {
        public RankPlace place() {
            return new RankPlace(confidence, chunk.value());
        }
    }

    /// A document with the number of its chunks that mention the entity; the URL is null also while
    /// the document's own row is missing.
    record Mentioning(DocumentId document, @Nullable String sourceUrl, long references) {}

    /// An entity as a chunk mentions it.
    record Linked(Entity entity, double confidence, int mentions) {}
}
