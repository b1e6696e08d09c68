/// Generations through their lives, by any number of processes. Entry: {@link
/// dev.lexlog.projector.lifecycle.GenerationKeeper}. Rule: the store alone says where a generation
/// stands, so whoever looks next goes on.
@NullMarked
package dev.lexlog.projector.lifecycle;

import org.jspecify.annotations.NullMarked;
