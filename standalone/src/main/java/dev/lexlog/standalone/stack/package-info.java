/// Everything in one process, wired by hand. Entry: {@link dev.lexlog.standalone.stack.Stack}.
/// Rule: what was started is closed in reverse, also when the start fails half-way.
@NullMarked
package dev.lexlog.standalone.stack;

import org.jspecify.annotations.NullMarked;
