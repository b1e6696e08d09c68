/// Input topics to log topics. Entry: {@link dev.lexlog.worker.IngestWorker}. Rule: the only module
/// that writes the log topics (law 1).
@NullMarked
package dev.lexlog.worker;

import org.jspecify.annotations.NullMarked;
