/// A user of a running stack, as black-box tests need one. Entry: {@link
/// dev.lexlog.standalone.blackbox.Client}, over a stack of one's own or {@link
/// dev.lexlog.standalone.blackbox.SharedStack}. Rule: Kafka in, HTTP out, nothing else.
@NullMarked
package dev.lexlog.standalone.blackbox;

import org.jspecify.annotations.NullMarked;
