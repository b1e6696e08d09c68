/// The commands that run everything on this machine. Entry: {@link
/// dev.lexlog.standalone.cli.run.UpCommand}. Rule: what is wrong with the options is said before
/// anything starts.
@NullMarked
package dev.lexlog.standalone.cli.run;

import org.jspecify.annotations.NullMarked;
