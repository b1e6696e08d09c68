@NullMarked
package dev.lexlog.worker.contribution;

import org.jspecify.annotations.NullMarked;
