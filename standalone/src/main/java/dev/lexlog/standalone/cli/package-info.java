/// The `lexlog` command line. Entry: {@link dev.lexlog.standalone.cli.LexlogMain}. Rule: exit code
/// 0, 1 failed, 2 usage; an error is one line on standard error with its cure.
@NullMarked
package dev.lexlog.standalone.cli;

import org.jspecify.annotations.NullMarked;
