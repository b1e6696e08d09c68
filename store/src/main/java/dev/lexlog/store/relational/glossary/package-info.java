/// The glossary, and what is read by its names. Entry: {@link
/// dev.lexlog.store.relational.glossary.GlossaryQueries}. Rule: names are folded and normalised in
/// Java, never by SQL; a caller's terms are few enough to be read whole, their entities are not.
@NullMarked
package dev.lexlog.store.relational.glossary;

import org.jspecify.annotations.NullMarked;
