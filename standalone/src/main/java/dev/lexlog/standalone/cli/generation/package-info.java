/// Commands that make generations, promote and drop them. Entry: {@link
/// dev.lexlog.standalone.cli.generation.GenerationCommand}. Rule: a command orders and watches;
/// what it ordered goes on without it.
@NullMarked
package dev.lexlog.standalone.cli.generation;

import org.jspecify.annotations.NullMarked;
