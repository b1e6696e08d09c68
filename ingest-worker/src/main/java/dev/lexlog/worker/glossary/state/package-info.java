/// What a task remembers of its glossaries. Entry: {@link
/// dev.lexlog.worker.glossary.state.StoredTerms}. Rule: one entry a term and index entry, none that
/// grows.
@NullMarked
package dev.lexlog.worker.glossary.state;

import org.jspecify.annotations.NullMarked;
