/// The commands that publish events. Entry: {@link
/// dev.lexlog.standalone.cli.publish.PublishCommand}. Rule: what Kafka has acknowledged is safe, so
/// every way to stop says how much that is.
@NullMarked
package dev.lexlog.standalone.cli.publish;

import org.jspecify.annotations.NullMarked;
