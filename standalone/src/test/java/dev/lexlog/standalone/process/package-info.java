@NullMarked
package dev.lexlog.standalone.process;

import org.jspecify.annotations.NullMarked;
