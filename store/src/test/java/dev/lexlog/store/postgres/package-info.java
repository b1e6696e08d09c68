/// Where tests of the PostgreSQL store get a server: [TestPostgres].
@NullMarked
package dev.lexlog.store.postgres;

import org.jspecify.annotations.NullMarked;
