package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Fault;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The extension pgvector, which has to be installed on the server.
final class Extension {
    private static final int[] OLDEST = {0, 8, 0};

    private Extension() {}

    /// Creates it in the database where it is missing; one that is too old is a {@link Fault}.
    static void require(DSLContext sql, String place) {
        if (version(sql) == null) {
            create(sql, place);
        }
        var version = String.valueOf(version(sql));
        var parts = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
        if (Arrays.compare(parts, OLDEST) < 0) {
            throw new Fault(
                    "%s has pgvector %s, but 0.8.0 is needed: install it, then ALTER EXTENSION vector UPDATE"
                            .formatted(place, version));
        }
        var encoding = sql.fetchSingle("SHOW server_encoding").get(0, String.class);
        if (!"UTF8".equals(encoding)) {
            throw new Fault(
                    "%s is encoded in %s: create the database anew with ENCODING 'UTF8'"
                            .formatted(place, encoding));
        }
    }

    private static @Nullable String version(DSLContext sql) {
        return sql.select(DSL.field("extversion", String.class))
                .from("pg_catalog.pg_extension")
                .where("extname = 'vector'")
                .fetchOne(0, String.class);
    }

    private static void create(DSLContext sql, String place) {
        try {
            sql.execute("CREATE EXTENSION IF NOT EXISTS vector");
        } catch (DataAccessException e) {
            throw new Fault(
                    "%s cannot have the extension pgvector: install it on the server, then let a superuser run CREATE EXTENSION vector (%s)"
                            .formatted(place, PostgresFailures.firstLine(e.getCause())),
                    e);
        }
    }
}
