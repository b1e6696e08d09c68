/// A generation: tables, indexes and the positions that cover them. Entry: {@link
/// dev.lexlog.store.Generation}. Rule: rows and their position change in one transaction.
@NullMarked
package dev.lexlog.store;

import org.jspecify.annotations.NullMarked;
