@NullMarked
package dev.lexlog.store.digest;

import org.jspecify.annotations.NullMarked;
