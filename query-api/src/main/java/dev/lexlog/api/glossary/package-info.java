/// A user's glossary, and its terms beside the entities that documents speak of. Entry: {@link
/// dev.lexlog.api.glossary.Glossary}. Rule: a user sees no other user's terms, and a read changes
/// nothing.
@NullMarked
package dev.lexlog.api.glossary;

import org.jspecify.annotations.NullMarked;
