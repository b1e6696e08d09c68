/// `worker`, `projector` and `api`. Entry: {@link dev.lexlog.standalone.cli.process.RoleCommand}.
/// Rule: `ready` and the address stand on a line of their own on standard output; everything else
/// goes to standard error.
@NullMarked
package dev.lexlog.standalone.cli.process;

import org.jspecify.annotations.NullMarked;
