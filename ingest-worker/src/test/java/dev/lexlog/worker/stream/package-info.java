@NullMarked
package dev.lexlog.worker.stream;

import org.jspecify.annotations.NullMarked;
