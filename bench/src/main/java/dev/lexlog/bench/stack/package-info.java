/// A running stack as a user would start it: how long that takes, what memory it holds, and how to
/// talk to it. Entry: {@link dev.lexlog.bench.stack.Stack}. Rule: it is seen from outside only.
@NullMarked
package dev.lexlog.bench.stack;

import org.jspecify.annotations.NullMarked;
