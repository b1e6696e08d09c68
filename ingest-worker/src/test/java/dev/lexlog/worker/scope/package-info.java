@NullMarked
package dev.lexlog.worker.scope;

import org.jspecify.annotations.NullMarked;
