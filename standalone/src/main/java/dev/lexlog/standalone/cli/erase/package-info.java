/// Erasing a document or a session and proving it. Entry: {@link
/// dev.lexlog.standalone.cli.erase.EraseCommand}, then {@link
/// dev.lexlog.standalone.cli.erase.Erasure} for the order of the steps. Rule: the receipt says only
/// what was seen, and calls nothing gone that a client of Kafka could still read.
@NullMarked
package dev.lexlog.standalone.cli.erase;

import org.jspecify.annotations.NullMarked;
