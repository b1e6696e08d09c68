/// The documents stage as a Kafka Streams topology. Entry: {@link
/// dev.lexlog.worker.stream.DocumentsTopology}. Rule: this package owns the I/O and decides nothing
/// about documents.
@NullMarked
package dev.lexlog.worker.stream;

import org.jspecify.annotations.NullMarked;
