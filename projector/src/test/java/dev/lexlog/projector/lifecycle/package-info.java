@NullMarked
package dev.lexlog.projector.lifecycle;

import org.jspecify.annotations.NullMarked;
