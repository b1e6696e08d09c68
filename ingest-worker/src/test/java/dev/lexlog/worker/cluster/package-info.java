@NullMarked
package dev.lexlog.worker.cluster;

import org.jspecify.annotations.NullMarked;
