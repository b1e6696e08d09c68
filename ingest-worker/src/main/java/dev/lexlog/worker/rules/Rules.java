package dev.lexlog.worker.rules;

import dev.lexlog.schemas.failure.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/// Rules one after the other.
public final class Rules {
    private Rules() {}

    /// The first refusal; the rules behind it are not asked.
    @SafeVarargs
    public static Optional<Refusal> first(Supplier<Optional<Refusal>>... rules) {
        for (var rule : rules) {
            var refusal = rule.get();
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /// The value, unless there is a refusal.
    public static <T> Checked<T> unless(Optional<Refusal> refusal, Supplier<Checked<T>> otherwise) {
        return refusal.<Checked<T>>map(Checked.Bad::new).orElseGet(otherwise);
    }
}
