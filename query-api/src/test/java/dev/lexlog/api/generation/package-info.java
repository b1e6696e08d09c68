@NullMarked
package dev.lexlog.api.generation;

import org.jspecify.annotations.NullMarked;
