@NullMarked
package dev.lexlog.worker.event;

import org.jspecify.annotations.NullMarked;
