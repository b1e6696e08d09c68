/// Waiting for what is away. Entry: {@link dev.lexlog.worker.retry.Insistence}. Rule: every wait
/// ends at once when the worker stops.
@NullMarked
package dev.lexlog.worker.retry;

import org.jspecify.annotations.NullMarked;
