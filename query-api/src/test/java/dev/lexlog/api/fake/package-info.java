/// A generation and a pipeline in memory: what the tests talk to, and the oracle of searches.
@NullMarked
package dev.lexlog.api.fake;

import org.jspecify.annotations.NullMarked;
