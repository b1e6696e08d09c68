@NullMarked
package dev.lexlog.worker;

import org.jspecify.annotations.NullMarked;
