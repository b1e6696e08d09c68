/// Relationships that documents assert, with users' edits over them. Entry: {@link
/// dev.lexlog.worker.relationship.RelationshipStage}. Rule: an edit keeps the id and outlives every
/// extraction.
@NullMarked
package dev.lexlog.worker.relationship;

import org.jspecify.annotations.NullMarked;
