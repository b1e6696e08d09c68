/// Entities: what documents mention, where, and beside what else. Entry: {@link
/// dev.lexlog.api.entity.Entities}. Rule: many ids cost as many queries as one.
@NullMarked
package dev.lexlog.api.entity;

import org.jspecify.annotations.NullMarked;
