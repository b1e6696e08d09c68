/// The API over DuckDB and Lucene, holding rows made by hand.
@NullMarked
package dev.lexlog.api.real;

import org.jspecify.annotations.NullMarked;
