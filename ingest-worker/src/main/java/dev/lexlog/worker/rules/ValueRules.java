package dev.lexlog.worker.rules;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rules about single values of any event; `what` is the field, as it is called on the wire.
public final class ValueRules {
    private ValueRules() {}

    /// The value of this name in a fixed set.
    public static <T> Checked<T> known(
            String what, String name, Function<String, Optional<T>> named, List<String> allowed) {
        return named.apply(name)
                .map(Checked::good)
                .orElseGet(() -> new Checked.Bad<>(unknown(what, name, allowed)));
    }

    /// Null is a field that was not given.
    public static Optional<Refusal> isKnown(
            String what, @Nullable String name, List<String> allowed) {
        return name == null || allowed.contains(name)
                ? Optional.empty()
                : Optional.of(unknown(what, name, allowed));
    }

    private static Refusal unknown(String what, String name, List<String> allowed) {
        return new Refusal(
                ReasonCode.UNKNOWN_VALUE,
                "%s is %s, but one of %s is expected"
                        .formatted(what, TextRules.shown(name), allowed));
    }

    public static Optional<Refusal> isConfidence(String what, double confidence) {
        return confidence >= 0 && confidence <= 1
                ? Optional.empty()
                : TextRules.refusal(
                        ReasonCode.BAD_CONFIDENCE,
                        "%s is %s, outside 0 to 1: send a number from 0 to 1"
                                .formatted(what, confidence));
    }

    /// `name` is what is left of the published one when it is read as a name.
    public static Optional<Refusal> isName(String what, String name, String published) {
        return name.isBlank()
                ? TextRules.refusal(
                        ReasonCode.EMPTY_NAME,
                        "%s is %s, which names nothing: send a name, or leave it out"
                                .formatted(what, TextRules.shown(published)))
                : Optional.empty();
    }

    /// At most 512 bytes, without U+0000.
    public static Optional<Refusal> isStorable(String what, @Nullable String text) {
        return Rules.first(
                () -> TextRules.shortEnough(what, text), () -> TextRules.noNul(what, text));
    }
}
