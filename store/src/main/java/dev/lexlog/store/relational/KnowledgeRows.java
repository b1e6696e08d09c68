package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.ChunkEntities.CHUNK_ENTITIES;
import static dev.lexlog.store.relational.generated.tables.Entities.ENTITIES;
import static dev.lexlog.store.relational.generated.tables.GlossaryClusters.GLOSSARY_CLUSTERS;
import static dev.lexlog.store.relational.generated.tables.Relationships.RELATIONSHIPS;
import static dev.lexlog.store.relational.generated.tables.ResourceHashes.RESOURCE_HASHES;
import static dev.lexlog.store.relational.generated.tables.SourceHashes.SOURCE_HASHES;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.ChunkEntity;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.Entity;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.schemas.model.SourceHash;
import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.schemas.model.VerbCategory;
import org.jooq.Record;

/// Rows of what documents are about as domain records: entities and their links, relationships,
/// hashes, clusters.
public final class KnowledgeRows {
    private KnowledgeRows() {}

    public static ChunkEntity link(Record row) {
        return new ChunkEntity(
                new ChunkId(row.get(CHUNK_ENTITIES.CHUNK_ID)),
                new EntityId(row.get(CHUNK_ENTITIES.ENTITY_ID)),
                row.get(CHUNK_ENTITIES.CONFIDENCE),
                row.get(CHUNK_ENTITIES.MENTIONS));
    }

    public static Entity entity(Record row) {
        return new Entity(
                new EntityId(row.get(ENTITIES.ID)),
                row.get(ENTITIES.NAME),
                row.get(ENTITIES.NAME_FOLDED),
                row.get(ENTITIES.DISPLAY_NAME),
                semanticType(row.get(ENTITIES.SEMANTIC_TYPE)),
                row.get(ENTITIES.NER_TYPE),
                row.get(ENTITIES.DOMAIN_ID),
                row.get(ENTITIES.SESSION_ID),
                row.get(ENTITIES.MENTION_COUNT),
                row.get(ENTITIES.DOCUMENT_COUNT),
                Rows.instant(row.get(ENTITIES.CREATED_AT)));
    }

    static SemanticType semanticType(String name) {
        return SemanticType.named(name).orElseThrow(() -> unknown("semantic type", name));
    }

    public static Relationship relationship(Record row) {
        return new Relationship(
                new RelationshipId(row.get(RELATIONSHIPS.ID)),
                row.get(RELATIONSHIPS.SUBJECT_NAME),
                row.get(RELATIONSHIPS.SUBJECT_FOLDED),
                row.get(RELATIONSHIPS.VERB),
                row.get(RELATIONSHIPS.OBJECT_NAME),
                row.get(RELATIONSHIPS.OBJECT_FOLDED),
                row.get(RELATIONSHIPS.SENTENCE),
                row.get(RELATIONSHIPS.CONFIDENCE),
                verbCategory(row.get(RELATIONSHIPS.VERB_CATEGORY)),
                row.get(RELATIONSHIPS.DOMAIN_ID),
                row.get(RELATIONSHIPS.SESSION_ID),
                row.get(RELATIONSHIPS.USER_EDITED),
                Rows.instant(row.get(RELATIONSHIPS.CREATED_AT)));
    }

    private static VerbCategory verbCategory(String name) {
        return VerbCategory.named(name).orElseThrow(() -> unknown("verb category", name));
    }

    public static SourceHash sourceHash(Record row) {
        return new SourceHash(
                row.get(SOURCE_HASHES.ID),
                row.get(SOURCE_HASHES.DB_HASH),
                row.get(SOURCE_HASHES.API_HASH),
                row.get(SOURCE_HASHES.DOC_HASH),
                row.get(SOURCE_HASHES.ER_HASH),
                Rows.instant(row.get(SOURCE_HASHES.UPDATED_AT)));
    }

    public static ResourceHash resourceHash(Record row) {
        return new ResourceHash(
                row.get(RESOURCE_HASHES.SOURCE_ID),
                row.get(RESOURCE_HASHES.RESOURCE_TYPE),
                row.get(RESOURCE_HASHES.RESOURCE_NAME),
                row.get(RESOURCE_HASHES.CONTENT_HASH),
                Rows.instant(row.get(RESOURCE_HASHES.UPDATED_AT)));
    }

    public static TermCluster cluster(Record row) {
        return new TermCluster(
                row.get(GLOSSARY_CLUSTERS.DOMAIN_ID),
                row.get(GLOSSARY_CLUSTERS.SESSION_ID),
                row.get(GLOSSARY_CLUSTERS.TERM),
                row.get(GLOSSARY_CLUSTERS.TERM_FOLDED),
                row.get(GLOSSARY_CLUSTERS.CLUSTER),
                Rows.instant(row.get(GLOSSARY_CLUSTERS.COMPUTED_AT)));
    }

    static Fault unknown(String what, String name) {
        return new Fault("unknown " + what + " in a row: " + name);
    }
}
