package dev.lexlog.worker.rules;

import dev.lexlog.schemas.failure.Refusal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Rules one after the other.
final class Rules {
    private Rules() {}

    /// The first refusal; the rules behind it are not asked.
    @SafeVarargs
    static Optional<Refusal> first(Supplier<Optional<Refusal>>... rules) {
        return Stream.of(rules).map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    /// The value, unless there is a refusal.
    static <T> Checked<T> unless(Optional<Refusal> refusal, Supplier<Checked<T>> otherwise) {
        return refusal.<Checked<T>>map(Checked.Bad::new).orElseGet(otherwise);
    }
}
