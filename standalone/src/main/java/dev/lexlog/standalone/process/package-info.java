/// One role of an installation in a process of its own. Entry: {@link
/// dev.lexlog.standalone.process.LexlogProcess}. Rule: what is away is waited for as long as it
/// takes, what is wrong ends the process with one line.
@NullMarked
package dev.lexlog.standalone.process;

import org.jspecify.annotations.NullMarked;
