/// Tests of the whole stack. Entry: {@link dev.lexlog.standalone.stack.EndToEndIT}.
@NullMarked
package dev.lexlog.standalone.stack;

import org.jspecify.annotations.NullMarked;
