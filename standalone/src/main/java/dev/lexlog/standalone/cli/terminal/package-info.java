/// What a person sees: widths, colours, wrapped text, progress. Entry: {@link
/// dev.lexlog.standalone.cli.terminal.Terminal}. Rule: results on standard output, everything else
/// on standard error.
@NullMarked
package dev.lexlog.standalone.cli.terminal;

import org.jspecify.annotations.NullMarked;
