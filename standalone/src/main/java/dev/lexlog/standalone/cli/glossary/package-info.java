/// `lexlog glossary`: edits of a user's terms, and what they say. Entry: {@link
/// dev.lexlog.standalone.cli.glossary.GlossaryCommand}. Rule: an edit is an event like any other;
/// whether it holds is the worker's to say.
@NullMarked
package dev.lexlog.standalone.cli.glossary;

import org.jspecify.annotations.NullMarked;
