-- The columns that PostgreSQL adds to schema.sql. Marks in braces are filled in.

ALTER TABLE generation ADD COLUMN vector_type text NOT NULL DEFAULT '{vector}';

ALTER TABLE embeddings ADD COLUMN embedding {vector}({dimension}) NOT NULL;
ALTER TABLE embeddings ALTER COLUMN embedding SET STORAGE {storage};

-- A tsvector holds less than 1 MiB, a chunk up to 8: what lies behind is not found by words.
ALTER TABLE chunks ADD COLUMN words tsvector GENERATED ALWAYS AS
    (to_tsvector('pg_catalog.{language}', left(coalesce(section, '') || ' ' || content, 100000))) STORED;
