/// The life of generations: which there are, where each stands, and the one that answers. Entry:
/// {@link dev.lexlog.store.lifecycle.Generations}. Rule: a state changes only as {@link
/// dev.lexlog.store.lifecycle.GenerationState} allows, and only for whoever saw the former one.
@NullMarked
package dev.lexlog.store.lifecycle;

import org.jspecify.annotations.NullMarked;
