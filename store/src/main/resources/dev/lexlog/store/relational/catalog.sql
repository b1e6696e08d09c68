-- Which generations there are, beside all of them and the same in every engine. `state` is that of
-- the life up to being ready, `details` what it carries: the ends to load up to, or the reason.
-- Who is live, and who is being promoted up to which mark, says the one row of `standing` alone.

CREATE TABLE IF NOT EXISTS generations (
    "number"           int     NOT NULL PRIMARY KEY,
    state              varchar NOT NULL,
    details            varchar,
    model              varchar NOT NULL,
    dimension          int     NOT NULL,
    analyser           varchar NOT NULL,
    partition_count    int     NOT NULL,
    hnsw_m             int,
    hnsw_ef            int,
    embeddings         varchar NOT NULL,
    created_at         timestamp with time zone NOT NULL,
    since              timestamp with time zone NOT NULL,
    last_live_at       timestamp with time zone,
    promote_when_ready boolean NOT NULL,
    rows_per_second    int     NOT NULL,
    verify_asked_at    timestamp with time zone,
    verified_at        timestamp with time zone,
    sound              boolean,
    report             varchar
);

CREATE TABLE IF NOT EXISTS standing (
    live      int NOT NULL,
    former    int,
    promoting int,
    mark      varchar
);
