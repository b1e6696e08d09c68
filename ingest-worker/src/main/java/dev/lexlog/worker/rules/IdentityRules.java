package dev.lexlog.worker.rules;

import static dev.lexlog.schemas.failure.ReasonCode.EMPTY_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.RESERVED_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.WRONG_KEY;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.failure.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules about what an event names.
public final class IdentityRules {
    private static final String RESERVED = "glossary:";

    private IdentityRules() {}

    public static Optional<Refusal> nameIsGiven(String name) {
        return name.isEmpty()
                ? TextRules.refusal(EMPTY_NAME, "name is empty: give the document a name")
                : Optional.empty();
    }

    public static Optional<Refusal> nameIsFree(String name) {
        return name.startsWith(RESERVED)
                ? TextRules.refusal(
                        RESERVED_NAME,
                        "name %s begins with '%s', which belongs to glossary terms: choose another"
                                .formatted(TextRules.shown(name), RESERVED))
                : Optional.empty();
    }

    /// Compares bytes: a key that is not UTF-8 names no document.
    public static Optional<Refusal> keyIsName(byte[] key, String name) {
        return Arrays.equals(key, name.getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : TextRules.refusal(
                        WRONG_KEY,
                        "the record's key is %s, but its event names %s: the key must be the name"
                                .formatted(
                                        TextRules.shown(new String(key, StandardCharsets.UTF_8)),
                                        TextRules.shown(name)));
    }

    /// Compares bytes: a key that is not UTF-8 names nothing.
    public static Optional<Refusal> keyIsOf(InputEvent event, byte @Nullable [] key) {
        var name = event.key();
        var given = key == null ? null : new String(key, StandardCharsets.UTF_8);
        return Arrays.equals(key, name.getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : TextRules.refusal(
                        WRONG_KEY,
                        "the record's key is %s, but its event belongs to %s: the key must be %s"
                                .formatted(
                                        TextRules.shown(given),
                                        TextRules.shown(name),
                                        RecordRules.keyOf(event.topic())));
    }

    /// `what` names the field in the message.
    public static Optional<Refusal> isGiven(String what, String name) {
        return name.isEmpty()
                ? TextRules.refusal(EMPTY_NAME, what + " is empty: give it a value")
                : Optional.empty();
    }

    public static Optional<Refusal> isStorable(
            String name, @Nullable String domain, @Nullable String session) {
        return Rules.first(
                () -> TextRules.shortEnough("name", name),
                () -> TextRules.shortEnough("domain_id", domain),
                () -> TextRules.shortEnough("session_id", session),
                () -> TextRules.noNul("name", name),
                () -> TextRules.noNul("domain_id", domain),
                () -> TextRules.noNul("session_id", session));
    }
}
