package dev.lexlog.worker.rules;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules about single texts; `what` names the field in the message.
public final class TextRules {
    private static final int SHOWN = 60;

    private TextRules() {}

    public static Optional<Refusal> noNul(String what, @Nullable String text) {
        int at = text == null ? -1 : text.indexOf('\0');
        return at < 0
                ? Optional.empty()
                : refusal(
                        ReasonCode.NUL_CHARACTER,
                        what + " holds U+0000 at character " + at + ": remove it");
    }

    public static Optional<Refusal> shortEnough(String what, @Nullable String text) {
        int bytes = text == null ? 0 : utf8Length(text);
        return bytes <= Limits.NAME_BYTES
                ? Optional.empty()
                : refusal(
                        ReasonCode.TOO_LONG,
                        "%s has %,d bytes in UTF-8, the most is %,d: %s"
                                .formatted(what, bytes, Limits.NAME_BYTES, shown(text)));
    }

    public static Optional<Refusal> refusal(ReasonCode reason, String message) {
        return Optional.of(new Refusal(reason, message));
    }

    /// The value in quotes, cut so that a message stays readable.
    public static String shown(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        return text.codePointCount(0, text.length()) <= SHOWN
                ? "'" + text + "'"
                : "'" + text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…'";
    }

    public static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
