package dev.lexlog.api.generation;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How far a generation has come in what it is doing; null where nobody can tell. `done` and
/// `total` count records, or what the store counts while it indexes. `what` says the step in words.
public record Phase(
        String name,
        @Nullable String what,
        @Nullable Integer step,
        @Nullable Integer steps,
        @Nullable Long done,
        @Nullable Long total,
        @Nullable Double perSecond,
        @Nullable Long etaSeconds) {
    static Phase unknown(String name) {
        return new Phase(name, null, null, null, null, null, null, null);
    }

    static Phase counted(String name, long done, long total, OptionalDouble perSecond) {
        return new Phase(name, null, null, null, done, total, speed(perSecond), null).estimated();
    }

    static Phase step(
            String name,
            String what,
            int step,
            int steps,
            long done,
            long total,
            OptionalDouble s) {
        var known = total > 0 ? (Long) total : null;
        return new Phase(name, what, step, steps, done, known, speed(s), null).estimated();
    }

    Phase doing(String something) {
        return new Phase(name, something, step, steps, done, total, perSecond, etaSeconds);
    }

    private Phase estimated() {
        if (done == null || total == null || perSecond == null || perSecond <= 0) {
            return this;
        }
        long left = (long) Math.ceil(Math.max(0, total - done) / perSecond);
        return new Phase(name, what, step, steps, done, total, perSecond, left);
    }

    private static @Nullable Double speed(OptionalDouble perSecond) {
        return perSecond.isPresent() ? (Double) perSecond.getAsDouble() : null;
    }
}
