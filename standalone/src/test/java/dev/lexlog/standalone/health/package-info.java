@NullMarked
package dev.lexlog.standalone.health;

import org.jspecify.annotations.NullMarked;
