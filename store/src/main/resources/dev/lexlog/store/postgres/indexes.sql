-- One line each: what a search or a list finds rows by, made with the tables or behind a load.

CREATE INDEX embeddings_on_vector ON embeddings USING hnsw (embedding {vector}_cosine_ops) WITH (m = {m}, ef_construction = {ef});
CREATE INDEX chunks_on_words ON chunks USING gin (words);

-- A hash finds a key of any length.
CREATE INDEX documents_on_id ON documents USING hash (id);
CREATE INDEX resource_hashes_on_id ON resource_hashes USING hash (id);
CREATE INDEX glossary_clusters_on_id ON glossary_clusters USING hash (id);

CREATE INDEX documents_on_domain ON documents (domain_id);
CREATE INDEX documents_on_session ON documents (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX chunks_on_document ON chunks (document);
CREATE INDEX chunks_on_domain ON chunks (domain_id);
CREATE INDEX chunks_on_session ON chunks (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX chunks_on_user ON chunks (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX embeddings_on_document ON embeddings (document);
CREATE INDEX embeddings_on_domain ON embeddings (domain_id);
CREATE INDEX embeddings_on_session ON embeddings (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX embeddings_on_user ON embeddings (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX embeddings_on_type ON embeddings (chunk_type);
CREATE INDEX embeddings_on_source ON embeddings (source);
CREATE INDEX chunk_entities_on_chunk ON chunk_entities (chunk_id);
CREATE INDEX chunk_entities_on_entity ON chunk_entities (entity_id);
CREATE INDEX entities_on_name ON entities (name_folded);
CREATE INDEX entities_on_domain ON entities (domain_id);
CREATE INDEX entities_on_session ON entities (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX relationships_on_subject ON relationships (subject_folded);
CREATE INDEX relationships_on_object ON relationships (object_folded);
CREATE INDEX relationships_on_session ON relationships (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX glossary_terms_on_name ON glossary_terms (name_folded);
CREATE INDEX glossary_terms_on_parent ON glossary_terms (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX glossary_terms_on_user ON glossary_terms (user_id);
CREATE INDEX glossary_history_on_term ON glossary_history (term_id, "number");
CREATE INDEX glossary_clusters_on_term ON glossary_clusters (term_folded);
