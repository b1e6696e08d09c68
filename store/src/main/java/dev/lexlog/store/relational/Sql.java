package dev.lexlog.store.relational;

import java.util.function.Function;
import org.jooq.DSLContext;

/// Where the queries of one request run: within its deadline, and on one snapshot for each call.
public interface Sql {
    <T> T read(Function<DSLContext, T> queries);
}
