package dev.lexlog.worker.rules;

import static dev.lexlog.schemas.failure.ReasonCode.NO_KEY;
import static dev.lexlog.schemas.failure.ReasonCode.NO_VALUE;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_LARGE;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_LONG;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules about an input record before anyone looks into it: a key, a value, and both not too large.
public final class RecordRules {
    private RecordRules() {}

    public static Optional<Refusal> isReadable(
            InputTopic topic, byte @Nullable [] key, byte @Nullable [] value) {
        return Rules.first(
                () -> keyIsGiven(topic, key),
                () -> valueIsGiven(topic, value),
                () -> valueFits(value),
                () -> keyFits(topic, key));
    }

    /// What the key of the topic's records is.
    static String keyOf(InputTopic topic) {
        return switch (topic) {
            case DOCUMENTS, NER -> "the document's name";
            case GLOSSARY_EDITS -> "the user's id";
            case RELATIONSHIP_EDITS -> "the session's id, or the user's without a session";
            case HASH_UPDATES -> "the source's id";
            case SCOPE_COMMANDS -> "the id of what goes";
            case CLUSTERS -> "the JSON array [domain_id,session_id], null for none";
        };
    }

    private static Optional<Refusal> keyIsGiven(InputTopic topic, byte @Nullable [] key) {
        return key == null
                ? TextRules.refusal(NO_KEY, "the record has no key: send " + keyOf(topic))
                : Optional.empty();
    }

    private static Optional<Refusal> valueIsGiven(InputTopic topic, byte @Nullable [] value) {
        return value == null
                ? TextRules.refusal(NO_VALUE, "the record has no value: " + insteadOfNone(topic))
                : Optional.empty();
    }

    private static String insteadOfNone(InputTopic topic) {
        return switch (topic) {
            case DOCUMENTS -> "to remove a document, send a DocumentRemoved";
            case NER -> "to withdraw an extraction, send one without mentions";
            case GLOSSARY_EDITS -> "to remove a term, send a TermRemoved";
            case RELATIONSHIP_EDITS -> "to remove a relationship, send a RelationshipRemoved";
            case HASH_UPDATES -> "to remove a hash, send a ResourceHashRemoved";
            case SCOPE_COMMANDS -> "send a ScopeCommand";
            case CLUSTERS -> "to remove clusters, send a ClustersComputed without any";
        };
    }

    private static Optional<Refusal> valueFits(byte @Nullable [] value) {
        return value == null || value.length <= Limits.RECORD_BYTES
                ? Optional.empty()
                : TextRules.refusal(
                        TOO_LARGE,
                        "the record's value has %,d bytes, the most is %,d: split it"
                                .formatted(value.length, Limits.RECORD_BYTES));
    }

    private static Optional<Refusal> keyFits(InputTopic topic, byte @Nullable [] key) {
        int most = topic == InputTopic.CLUSTERS ? Limits.SCOPE_KEY_BYTES : Limits.NAME_BYTES;
        return key == null || key.length <= most
                ? Optional.empty()
                : TextRules.refusal(
                        TOO_LONG,
                        "the record's key has %,d bytes, the most is %,d: the key must be %s"
                                .formatted(key.length, most, keyOf(topic)));
    }
}
