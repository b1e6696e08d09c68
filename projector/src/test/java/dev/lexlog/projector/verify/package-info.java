@NullMarked
package dev.lexlog.projector.verify;

import org.jspecify.annotations.NullMarked;
