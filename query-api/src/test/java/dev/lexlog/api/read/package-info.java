@NullMarked
package dev.lexlog.api.read;

import org.jspecify.annotations.NullMarked;
