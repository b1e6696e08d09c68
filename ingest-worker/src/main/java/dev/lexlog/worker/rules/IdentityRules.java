package dev.lexlog.worker.rules;

import static dev.lexlog.schemas.failure.ReasonCode.EMPTY_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.RESERVED_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.WRONG_KEY;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.failure.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Rules about which document an event names.
final class IdentityRules {
    private static final String RESERVED = "glossary:";

    private IdentityRules() {}

    static Optional<Refusal> nameIsGiven(String name) {
        return name.isEmpty()
                ? TextRules.refusal(EMPTY_NAME, "name is empty: give the document a name")
                : Optional.empty();
    }

    static Optional<Refusal> nameIsFree(String name) {
        return name.startsWith(RESERVED)
                ? TextRules.refusal(
                        RESERVED_NAME,
                        "name %s begins with '%s', which belongs to glossary terms: choose another"
                                .formatted(TextRules.shown(name), RESERVED))
                : Optional.empty();
    }

    /// Compares bytes: a key that is not UTF-8 names no document.
    static Optional<Refusal> keyIsName(byte[] key, String name) {
        return Arrays.equals(key, name.getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : TextRules.refusal(
                        WRONG_KEY,
                        "the record's key is %s, but its event names %s: the key must be the name"
                                .formatted(
                                        TextRules.shown(new String(key, StandardCharsets.UTF_8)),
                                        TextRules.shown(name)));
    }

    static Optional<Refusal> isStorable(DocumentEvent event) {
        return Rules.first(
                () -> TextRules.shortEnough("name", event.name()),
                () -> TextRules.shortEnough("domain_id", event.domainId()),
                () -> TextRules.shortEnough("session_id", event.sessionId()),
                () -> TextRules.noNul("name", event.name()),
                () -> TextRules.noNul("domain_id", event.domainId()),
                () -> TextRules.noNul("session_id", event.sessionId()));
    }
}
