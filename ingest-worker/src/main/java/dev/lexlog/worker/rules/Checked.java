package dev.lexlog.worker.rules;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import java.util.function.Function;

/// A value that passed the rules, or why it did not.
public sealed interface Checked<T> {
    record Good<T>(T value) implements Checked<T> {}

    record Bad<T>(Refusal refusal) implements Checked<T> {}

    static <T> Checked<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Checked<T> bad(ReasonCode reason, String message) {
        return new Bad<>(new Refusal(reason, message));
    }

    default <R> Checked<R> then(Function<T, Checked<R>> next) {
        return switch (this) {
            case Good<T>(var value) -> next.apply(value);
            case Bad<T>(var refusal) -> new Bad<>(refusal);
        };
    }
}
