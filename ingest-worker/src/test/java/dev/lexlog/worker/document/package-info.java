@NullMarked
package dev.lexlog.worker.document;

import org.jspecify.annotations.NullMarked;
