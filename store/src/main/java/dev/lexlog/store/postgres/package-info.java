/// The generation of the production set-up: tables, words and vectors in one PostgreSQL schema,
/// written by any number of projectors. Entry: {@link
/// dev.lexlog.store.postgres.PostgresGeneration}. Rule: SQL that only PostgreSQL understands stays
/// here.
@NullMarked
package dev.lexlog.store.postgres;

import org.jspecify.annotations.NullMarked;
