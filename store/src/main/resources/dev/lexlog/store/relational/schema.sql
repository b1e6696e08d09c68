-- The tables of one generation, the same in every engine. A vector backend adds the column
-- `embedding` in its own type. Times are UTC; JSON values are text in canonical order.

CREATE TABLE generation (
    model           varchar NOT NULL,
    dimension       int     NOT NULL,
    analyser        varchar NOT NULL,
    partition_count int     NOT NULL,
    hnsw_m          int,
    hnsw_ef         int,
    embeddings      varchar NOT NULL
);

CREATE TABLE positions (
    topic       varchar NOT NULL,
    "partition" int     NOT NULL,
    topic_id    varchar NOT NULL,
    fence       bigint  NOT NULL,
    "position"  bigint  NOT NULL,
    event_time  timestamp with time zone,
    at_end_at   timestamp with time zone,
    PRIMARY KEY (topic, "partition")
);

-- `id` is the record key: the JSON array of domain, session and name.
CREATE TABLE documents (
    id           varchar NOT NULL PRIMARY KEY,
    domain_id    varchar,
    session_id   varchar,
    name         varchar NOT NULL,
    source       varchar NOT NULL,
    chunk_type   varchar NOT NULL,
    content_type varchar NOT NULL,
    content_hash varchar NOT NULL,
    chunk_count  int     NOT NULL,
    source_url   varchar,
    attributes   varchar NOT NULL,
    created_at   timestamp with time zone NOT NULL,
    updated_at   timestamp with time zone NOT NULL
);

CREATE TABLE chunks (
    id           varchar NOT NULL PRIMARY KEY,
    document     varchar NOT NULL,
    domain_id    varchar,
    session_id   varchar,
    user_id      varchar,
    source       varchar NOT NULL,
    chunk_type   varchar NOT NULL,
    section      varchar,
    content      varchar NOT NULL,
    content_hash varchar NOT NULL
);

CREATE TABLE chunk_positions (
    id          varchar NOT NULL PRIMARY KEY,
    chunk_index int     NOT NULL,
    "start"     int,
    "end"       int,
    updated_at  timestamp with time zone NOT NULL
);

CREATE TABLE embeddings (
    id              varchar NOT NULL PRIMARY KEY,
    document        varchar NOT NULL,
    domain_id       varchar,
    session_id      varchar,
    user_id         varchar,
    source          varchar NOT NULL,
    chunk_type      varchar NOT NULL,
    embedding_model varchar NOT NULL
);

-- Ids only: texts and names are fetched by them. `id` is the record key: the JSON array of both.
CREATE TABLE chunk_entities (
    id         varchar NOT NULL PRIMARY KEY,
    chunk_id   varchar NOT NULL,
    entity_id  varchar NOT NULL,
    confidence double precision NOT NULL,
    mentions   int     NOT NULL
);

CREATE TABLE entities (
    id             varchar NOT NULL PRIMARY KEY,
    name           varchar NOT NULL,
    name_folded    varchar NOT NULL,
    display_name   varchar NOT NULL,
    semantic_type  varchar NOT NULL,
    ner_type       varchar,
    domain_id      varchar,
    session_id     varchar,
    mention_count  bigint  NOT NULL,
    document_count bigint  NOT NULL,
    created_at     timestamp with time zone NOT NULL
);

CREATE TABLE relationships (
    id             varchar NOT NULL PRIMARY KEY,
    subject_name   varchar NOT NULL,
    subject_folded varchar NOT NULL,
    verb           varchar NOT NULL,
    object_name    varchar NOT NULL,
    object_folded  varchar NOT NULL,
    sentence       varchar,
    confidence     double precision NOT NULL,
    verb_category  varchar NOT NULL,
    domain_id      varchar,
    session_id     varchar,
    user_edited    boolean NOT NULL,
    created_at     timestamp with time zone NOT NULL
);

CREATE TABLE glossary_terms (
    id               varchar NOT NULL PRIMARY KEY,
    name             varchar NOT NULL,
    name_folded      varchar NOT NULL,
    display_name     varchar NOT NULL,
    definition       varchar,
    domain_id        varchar,
    parent_id        varchar,
    parent_verb      varchar NOT NULL,
    aliases          varchar NOT NULL,
    semantic_type    varchar NOT NULL,
    cardinality      varchar NOT NULL,
    plural           varchar,
    tags             varchar NOT NULL,
    owner            varchar,
    status           varchar NOT NULL,
    provenance       varchar NOT NULL,
    canonical_source varchar,
    ignored          boolean NOT NULL,
    session_id       varchar,
    user_id          varchar NOT NULL,
    created_at       timestamp with time zone NOT NULL,
    updated_at       timestamp with time zone NOT NULL,
    revision         int     NOT NULL,
    last_actor       varchar
);

-- `id` is the record key: the JSON array of term and number.
CREATE TABLE glossary_history (
    id         varchar NOT NULL PRIMARY KEY,
    term_id    varchar NOT NULL,
    "number"   int     NOT NULL,
    "change"   varchar NOT NULL,
    details    varchar NOT NULL,
    actor      varchar,
    user_id    varchar NOT NULL,
    domain_id  varchar,
    session_id varchar,
    "at"       timestamp with time zone NOT NULL
);

-- `id` is the source.
CREATE TABLE source_hashes (
    id         varchar NOT NULL PRIMARY KEY,
    db_hash    varchar,
    api_hash   varchar,
    doc_hash   varchar,
    er_hash    varchar,
    updated_at timestamp with time zone NOT NULL
);

-- `id` is the record key: the JSON array of source, type and name.
CREATE TABLE resource_hashes (
    id            varchar NOT NULL PRIMARY KEY,
    source_id     varchar NOT NULL,
    resource_type varchar NOT NULL,
    resource_name varchar NOT NULL,
    content_hash  varchar NOT NULL,
    updated_at    timestamp with time zone NOT NULL
);

-- `id` is the record key: the JSON array of domain, session and term.
CREATE TABLE glossary_clusters (
    id          varchar NOT NULL PRIMARY KEY,
    domain_id   varchar,
    session_id  varchar,
    term        varchar NOT NULL,
    term_folded varchar NOT NULL,
    "cluster"   int     NOT NULL,
    computed_at timestamp with time zone NOT NULL
);
