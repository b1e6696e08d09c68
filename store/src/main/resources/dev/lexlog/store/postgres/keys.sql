-- One line each: the keys of the tables that logs fold into, made with the tables or behind a load.

-- A JSON array of three names of 512 bytes can be longer than a key of a B-tree, the names
-- themselves cannot.
ALTER TABLE documents ADD CONSTRAINT documents_key UNIQUE NULLS NOT DISTINCT (name, domain_id, session_id);
ALTER TABLE resource_hashes ADD CONSTRAINT resource_hashes_key UNIQUE (source_id, resource_type, resource_name);
ALTER TABLE glossary_clusters ADD CONSTRAINT glossary_clusters_key UNIQUE NULLS NOT DISTINCT (term, domain_id, session_id);

ALTER TABLE chunks ADD CONSTRAINT chunks_key PRIMARY KEY (id);
ALTER TABLE chunk_positions ADD CONSTRAINT chunk_positions_key PRIMARY KEY (id);
ALTER TABLE embeddings ADD CONSTRAINT embeddings_key PRIMARY KEY (id);
ALTER TABLE chunk_entities ADD CONSTRAINT chunk_entities_key PRIMARY KEY (id);
ALTER TABLE entities ADD CONSTRAINT entities_key PRIMARY KEY (id);
ALTER TABLE relationships ADD CONSTRAINT relationships_key PRIMARY KEY (id);
ALTER TABLE glossary_terms ADD CONSTRAINT glossary_terms_key PRIMARY KEY (id);
ALTER TABLE glossary_history ADD CONSTRAINT glossary_history_key PRIMARY KEY (id);
ALTER TABLE source_hashes ADD CONSTRAINT source_hashes_key PRIMARY KEY (id);
