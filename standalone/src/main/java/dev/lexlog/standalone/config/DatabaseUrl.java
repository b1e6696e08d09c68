package dev.lexlog.standalone.config;

import dev.lexlog.standalone.setting.Secrets;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the tables are.
public sealed interface DatabaseUrl {
    String FORM = "url like duckdb:///folder or postgresql://user:password@host:port/database";

    /// A DuckDB file and its index, in a folder, for one process.
    record DuckDb(Path folder) implements DatabaseUrl {}

    /// A PostgreSQL database, for any number of processes; `jdbc` is without user and password.
    record PostgreSql(String jdbc, String user, String password) implements DatabaseUrl {
        /// For a driver that is given `main`'s user and password: with our own where they differ.
        String jdbcBeside(PostgreSql main) {
            if (user.isEmpty() || (user.equals(main.user) && password.equals(main.password))) {
                return jdbc;
            }
            return "%s%suser=%s&password=%s"
                    .formatted(
                            jdbc,
                            jdbc.contains("?") ? "&" : "?",
                            URLEncoder.encode(user, StandardCharsets.UTF_8),
                            URLEncoder.encode(password, StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "PostgreSql[%s, %s, %s]".formatted(Secrets.masked(jdbc), user, Secrets.HIDDEN);
        }
    }

    static DatabaseUrl of(String text) {
        if (text.startsWith("duckdb://")) {
            return duckDb(text.substring("duckdb://".length()));
        }
        return PostgreSqlForm.read(text);
    }

    private static DatabaseUrl duckDb(String path) {
        if (!path.startsWith("/") || path.length() == 1) {
            throw new IllegalArgumentException(path);
        }
        return new DuckDb(Path.of(decoded(path)).normalize());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// As libpq and SQLAlchemy write it; several hosts have commas between them.
    final class PostgreSqlForm {
        private static final Pattern FORM =
                Pattern.compile(
                        "postgres(?:ql)?://(?:([^:/?#]*)(?::([^/?#]*))?@)?"
                                + "([^/?#@]+)/([^/?#@:]+)(\\?[^#]*)?");

        private PostgreSqlForm() {}

        private static PostgreSql read(String text) {
            var matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no " + DatabaseUrl.FORM);
            }
            var query = orEmpty(matcher.group(5));
            var jdbc = "jdbc:postgresql://" + matcher.group(3) + "/" + matcher.group(4) + query;
            return new PostgreSql(
                    jdbc, decoded(orEmpty(matcher.group(1))), decoded(orEmpty(matcher.group(2))));
        }

        private static String orEmpty(@Nullable String group) {
            return group == null ? "" : group;
        }
    }
}
