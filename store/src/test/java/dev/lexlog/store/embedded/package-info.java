@NullMarked
package dev.lexlog.store.embedded;

import org.jspecify.annotations.NullMarked;
