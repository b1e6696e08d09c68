/// The generation of the one-machine set-up: tables in DuckDB, the search index in Lucene, both in
/// one folder. Entry: {@link dev.lexlog.store.embedded.EmbeddedGenerations}. Rule: DuckDB commits,
/// then Lucene applies, then both are published together.
@NullMarked
package dev.lexlog.store.embedded;

import org.jspecify.annotations.NullMarked;
