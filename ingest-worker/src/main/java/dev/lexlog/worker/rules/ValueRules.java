package dev.lexlog.worker.rules;

import dev.lexlog.schemas.failure.ReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Rules about fields with a fixed set of values.
public final class ValueRules {
    private ValueRules() {}

    /// The value of this name; `what` is the field, as it is called on the wire.
    public static <T> Checked<T> known(
            String what, String name, Function<String, Optional<T>> named, List<String> allowed) {
        return named.apply(name)
                .map(Checked::good)
                .orElseGet(() ->
                        Checked.bad(
                                ReasonCode.UNKNOWN_VALUE,
                                "%s is %s, but one of %s is expected"
                                        .formatted(what, TextRules.shown(name), allowed)));
    }
}
