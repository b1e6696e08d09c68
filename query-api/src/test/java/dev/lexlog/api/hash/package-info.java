@NullMarked
package dev.lexlog.api.hash;

import org.jspecify.annotations.NullMarked;
