package dev.lexlog.store.postgres;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's errors as one line that names the database and the cure: {@link Unavailable} for
/// what passes by itself or by making room, {@link Fault} for what trying again cannot mend.
final class PostgresFailures {
    private static final Set<String> PASSING =
            Set.of(
                    "25006", "25P03", "25P04", "40001", "40003", "40P01", "55006", "55P03", "57014",
                    "57P01", "57P02", "57P03", "57P05", "58030");

    private PostgresFailures() {}

    /// A url without user, password and parameters.
    static String place(String url) {
        return url.replaceFirst("^jdbc:", "")
                .replaceFirst("//[^/@]*@", "//")
                .replaceFirst("\\?.*", "");
    }

    static RuntimeException of(PostgresConfig config, String url, Throwable e) {
        var error = sqlException(e);
        var place = place(url);
        if (error == null) {
            return new Fault("PostgreSQL at " + place + " failed: " + firstLine(e), e);
        }
        var state = String.valueOf(error.getSQLState());
        var line = firstLine(error);
        if (isExhaustedPool(error)) {
            return new Unavailable(
                    "all connections to PostgreSQL at %s are busy: raise storage.pool.size or storage.pool.max-overflow (%s)"
                            .formatted(place, line),
                    e);
        }
        return switch (state) {
            case "28P01", "28000", "08004" ->
                    new Fault(
                            "PostgreSQL at %s refuses user %s: correct the user or the password (%s)"
                                    .formatted(place, config.user(), line),
                            e);
            case "3D000" ->
                    new Fault(
                            "PostgreSQL at %s: create the database first, or correct its name (%s)"
                                    .formatted(place, line),
                            e);
            case "42501" ->
                    new Fault(
                            "PostgreSQL at %s: grant user %s what it lacks (%s)"
                                    .formatted(place, config.user(), line),
                            e);
            case "53100" ->
                    new Unavailable(
                            "the disk of PostgreSQL at %s is full: make room, it goes on by itself (%s)"
                                    .formatted(place, line),
                            e);
            default -> other(place, state, line, e);
        };
    }

    /// The pool waited in vain, and not because it could not connect.
    private static boolean isExhaustedPool(SQLException error) {
        return error instanceof SQLTransientConnectionException && error.getSQLState() == null;
    }

    private static RuntimeException other(String place, String state, String line, Throwable e) {
        boolean connectionLost = state.startsWith("08") || state.equals("null");
        if (connectionLost) {
            return new Unavailable("no connection to PostgreSQL at " + place + ": " + line, e);
        }
        if (state.startsWith("53") || PASSING.contains(state)) {
            return new Unavailable("PostgreSQL at " + place + ": " + line, e);
        }
        return new Fault("PostgreSQL at %s failed: %s (%s)".formatted(place, line, state), e);
    }

    /// The innermost error that has a state: pools and jOOQ wrap what the server says.
    private static @Nullable SQLException sqlException(Throwable e) {
        SQLException found = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error
                    && (found == null || error.getSQLState() != null)) {
                found = error;
            }
        }
        return found;
    }

    static String firstLine(@Nullable Throwable e) {
        return String.valueOf(e == null ? null : e.getMessage())
                .lines()
                .findFirst()
                .orElse("no message");
    }
}
