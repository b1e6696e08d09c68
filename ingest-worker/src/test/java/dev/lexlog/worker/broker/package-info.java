@NullMarked
package dev.lexlog.worker.broker;

import org.jspecify.annotations.NullMarked;
