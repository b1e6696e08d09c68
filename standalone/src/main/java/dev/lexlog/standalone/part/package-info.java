/// What every process is put together from, be it all of Lexlog or one role of it. Entry: {@link
/// dev.lexlog.standalone.part.OpenParts}. Rule: a part is made from plain settings and knows
/// neither the stack nor the command line.
@NullMarked
package dev.lexlog.standalone.part;

import org.jspecify.annotations.NullMarked;
