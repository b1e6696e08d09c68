@NullMarked
package dev.lexlog.worker.hash;

import org.jspecify.annotations.NullMarked;
