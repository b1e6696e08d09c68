/// What an event must be to be accepted. Entry: {@link dev.lexlog.worker.rules.DocumentRules}.
/// Rule: values in, values out; every refusal names the value and the cure.
@NullMarked
package dev.lexlog.worker.rules;

import org.jspecify.annotations.NullMarked;
