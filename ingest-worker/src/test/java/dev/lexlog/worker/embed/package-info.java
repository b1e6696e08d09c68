@NullMarked
package dev.lexlog.worker.embed;

import org.jspecify.annotations.NullMarked;
