/// Relationships: who does what to whom, as documents and users say. Entry: {@link
/// dev.lexlog.api.relationship.Relationships}. Rule: a relationship never shows another scope's
/// sentence.
@NullMarked
package dev.lexlog.api.relationship;

import org.jspecify.annotations.NullMarked;
