@NullMarked
package dev.lexlog.store.embedded.duckdb;

import org.jspecify.annotations.NullMarked;
