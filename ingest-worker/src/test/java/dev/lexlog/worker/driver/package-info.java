@NullMarked
package dev.lexlog.worker.driver;

import org.jspecify.annotations.NullMarked;
