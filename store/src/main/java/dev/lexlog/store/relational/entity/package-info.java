/// Entities and their links. Entry: {@link dev.lexlog.store.relational.entity.EntityQueries}. Rule:
/// a link is never read without its chunk and its entity, for these say who may see it.
@NullMarked
package dev.lexlog.store.relational.entity;

import org.jspecify.annotations.NullMarked;
