-- The tables of one generation, the same in every engine. A vector backend adds the column
-- `embedding` in its own type. Times are UTC; JSON values are text in canonical order.

CREATE TABLE generation (
    model           varchar NOT NULL,
    dimension       int     NOT NULL,
    analyser        varchar NOT NULL,
    partition_count int     NOT NULL
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
