@NullMarked
package dev.lexlog.store.embedded.lucene;

import org.jspecify.annotations.NullMarked;
