/// The tables of the embedded store in one DuckDB file. Entry: {@link
/// dev.lexlog.store.embedded.duckdb.DuckDatabase}. Rule: SQL that only DuckDB understands stays
/// here.
@NullMarked
package dev.lexlog.store.embedded.duckdb;

import org.jspecify.annotations.NullMarked;
