/// A generation compared with the log that it was made from. Entry: {@link
/// dev.lexlog.projector.verify.Verifier}. Rule: nothing that is as large as the log or the tables
/// is held in memory.
@NullMarked
package dev.lexlog.projector.verify;

import org.jspecify.annotations.NullMarked;
