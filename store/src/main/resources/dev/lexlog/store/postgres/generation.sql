-- What PostgreSQL adds to schema.sql. Marks in braces are filled in by GenerationSchema.

ALTER TABLE generation ADD COLUMN vector_type text NOT NULL DEFAULT '{vector}';

ALTER TABLE embeddings ADD COLUMN embedding {vector}({dimension}) NOT NULL;
ALTER TABLE embeddings ALTER COLUMN embedding SET STORAGE {storage};
CREATE INDEX ON embeddings USING hnsw (embedding {vector}_cosine_ops) WITH (m = 16, ef_construction = 64);

-- A tsvector holds less than 1 MiB, a chunk up to 8: what lies behind is not found by words.
ALTER TABLE chunks ADD COLUMN words tsvector GENERATED ALWAYS AS
    (to_tsvector('pg_catalog.{language}', left(coalesce(section, '') || ' ' || content, 100000))) STORED;
CREATE INDEX ON chunks USING gin (words);

-- A JSON array of three names of 512 bytes can be longer than a key of a B-tree, the names
-- themselves cannot; a hash finds a key of any length.
ALTER TABLE documents DROP CONSTRAINT documents_pkey;
ALTER TABLE documents ADD CONSTRAINT documents_key UNIQUE NULLS NOT DISTINCT (name, domain_id, session_id);
CREATE INDEX ON documents USING hash (id);
ALTER TABLE resource_hashes DROP CONSTRAINT resource_hashes_pkey;
ALTER TABLE resource_hashes ADD CONSTRAINT resource_hashes_key UNIQUE (source_id, resource_type, resource_name);
CREATE INDEX ON resource_hashes USING hash (id);
ALTER TABLE glossary_clusters DROP CONSTRAINT glossary_clusters_pkey;
ALTER TABLE glossary_clusters ADD CONSTRAINT glossary_clusters_key UNIQUE NULLS NOT DISTINCT (term, domain_id, session_id);
CREATE INDEX ON glossary_clusters USING hash (id);

-- By what a search or a list filters.
CREATE INDEX ON documents (domain_id);
CREATE INDEX ON documents (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ON chunks (document);
CREATE INDEX ON chunks (domain_id);
CREATE INDEX ON chunks (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ON chunks (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX ON embeddings (document);
CREATE INDEX ON embeddings (domain_id);
CREATE INDEX ON embeddings (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ON embeddings (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX ON embeddings (chunk_type);
CREATE INDEX ON embeddings (source);
CREATE INDEX ON chunk_entities (chunk_id);
CREATE INDEX ON chunk_entities (entity_id);
CREATE INDEX ON entities (name_folded);
CREATE INDEX ON entities (domain_id);
CREATE INDEX ON entities (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ON relationships (subject_folded);
CREATE INDEX ON relationships (object_folded);
CREATE INDEX ON relationships (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ON glossary_terms (name_folded);
CREATE INDEX ON glossary_terms (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ON glossary_terms (user_id);
CREATE INDEX ON glossary_history (term_id, "number");
CREATE INDEX ON glossary_clusters (term_folded);
