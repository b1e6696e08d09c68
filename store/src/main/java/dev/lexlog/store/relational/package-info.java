/// The relational side that every engine shares: tables of `schema.sql` through jOOQ. Entries:
/// {@link dev.lexlog.store.relational.ChunkQueries}, {@link
/// dev.lexlog.store.relational.DocumentQueries}. Rule: no SQL of a single engine.
@NullMarked
package dev.lexlog.store.relational;

import org.jspecify.annotations.NullMarked;
