/// Every rule of SEMANTICS §4–7 over a running stack, each with an input for which the nearest
/// wrong rule gives another answer. Entry: `docs/reference/rules.md`, the table from rule to test.
/// Rule: a test reads and writes under its own names only, all on one shared stack.
@NullMarked
package dev.lexlog.standalone.rules;

import org.jspecify.annotations.NullMarked;
