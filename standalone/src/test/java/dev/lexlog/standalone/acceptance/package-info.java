/// Lexlog as its users meet it: a process, Kafka in, HTTP out. Entry: {@link
/// dev.lexlog.standalone.acceptance.LexlogProcess}. Rule: nothing here reaches into the process.
@NullMarked
package dev.lexlog.standalone.acceptance;

import org.jspecify.annotations.NullMarked;
