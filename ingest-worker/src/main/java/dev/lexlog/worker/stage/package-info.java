/// What the worker's stages have in common: an input event in, records out, in one transaction.
/// Entry: {@link dev.lexlog.worker.stage.Stage}. Rule: a stage sees its own task's state only.
@NullMarked
package dev.lexlog.worker.stage;

import org.jspecify.annotations.NullMarked;
