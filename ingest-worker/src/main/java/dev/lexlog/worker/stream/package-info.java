/// The worker as a Kafka Streams topology. Entry: {@link dev.lexlog.worker.stream.IngestTopology};
/// what happens to a record: {@link dev.lexlog.worker.stream.TaskProcessor}. Rule: this package
/// owns the I/O and decides nothing about what is in a record.
@NullMarked
package dev.lexlog.worker.stream;

import org.jspecify.annotations.NullMarked;
