/// The commands that ask a running stack. Entry: {@link
/// dev.lexlog.standalone.cli.read.SearchCommand}. Rule: `--json` prints what the server said and
/// nothing else.
@NullMarked
package dev.lexlog.standalone.cli.read;

import org.jspecify.annotations.NullMarked;
