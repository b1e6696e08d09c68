@NullMarked
package dev.lexlog.worker.ner;

import org.jspecify.annotations.NullMarked;
