/// The generations of the production set-up: tables, words and vectors in one PostgreSQL schema
/// each, written by any number of projectors. Entry: {@link
/// dev.lexlog.store.postgres.PostgresGenerations}. Rule: SQL that only PostgreSQL understands stays
/// here.
@NullMarked
package dev.lexlog.store.postgres;

import org.jspecify.annotations.NullMarked;
