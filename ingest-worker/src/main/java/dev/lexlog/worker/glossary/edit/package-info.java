/// What glossary edits ask for, judged without looking at any term. Entry: {@link
/// dev.lexlog.worker.glossary.edit.GlossaryRules}. Rule: values in, values out; every refusal names
/// the value and the cure.
@NullMarked
package dev.lexlog.worker.glossary.edit;

import org.jspecify.annotations.NullMarked;
