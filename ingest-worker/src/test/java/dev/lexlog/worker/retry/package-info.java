@NullMarked
package dev.lexlog.worker.retry;

import org.jspecify.annotations.NullMarked;
