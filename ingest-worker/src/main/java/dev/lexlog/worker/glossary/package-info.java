/// A user's glossary: edits applied to its whole state, as full rows. Entry: {@link
/// dev.lexlog.worker.glossary.GlossaryStage}. Rule: an edit sees the terms of its own user only.
@NullMarked
package dev.lexlog.worker.glossary;

import org.jspecify.annotations.NullMarked;
