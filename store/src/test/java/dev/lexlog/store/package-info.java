@NullMarked
package dev.lexlog.store;

import org.jspecify.annotations.NullMarked;
