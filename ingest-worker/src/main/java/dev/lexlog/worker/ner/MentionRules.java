package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.MENTION_OUTSIDE;

import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.SemanticType;
import dev.lexlog.worker.ner.EntityMention.Place;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.ValueRules;
import java.util.Optional;

/// Which mentions are accepted: name, lengths and U+0000, confidence, semantic type, place. Whether
/// the place exists is for {@link Places} to say.
final class MentionRules {
    private MentionRules() {}

    /// `what` tells which one in the message.
    static Checked<EntityMention> check(String what, Mention mention) {
        var name = Names.normalised(mention.name());
        return Rules.unless(
                Rules.first(
                        () -> ValueRules.isName("name of " + what, name, mention.name()),
                        () -> ValueRules.isStorable("name of " + what, mention.name()),
                        () -> TextRules.shortEnough("normalised name of " + what, name),
                        () ->
                                ValueRules.isStorable(
                                        "display_name of " + what, mention.displayName()),
                        () -> ValueRules.isStorable("ner_type of " + what, mention.nerType()),
                        () ->
                                ValueRules.isConfidence(
                                        "confidence of " + what, mention.confidence())),
                () ->
                        semanticType(what, mention)
                                .then(type ->
                                        place(what, mention)
                                                .then(place ->
                                                        Checked.good(
                                                                judged(
                                                                        mention, name, type,
                                                                        place)))));
    }

    private static Checked<SemanticType> semanticType(String what, Mention mention) {
        return ValueRules.known(
                "semantic_type of " + what,
                mention.semanticType(),
                SemanticType::named,
                SemanticType.wireNames());
    }

    /// The index decides when both are given: it needs no count of characters.
    private static Checked<Place> place(String what, Mention mention) {
        var start = mention.start();
        var end = mention.end();
        var index = mention.chunkIndex();
        return Rules.unless(
                spanIsOrdered(what, mention),
                () -> {
                    if (index != null) {
                        return Checked.good(new Place.InChunk(index));
                    }
                    if (start != null) {
                        return Checked.good(new Place.Span(start, end == null ? start : end));
                    }
                    return Checked.bad(
                            MENTION_OUTSIDE,
                            what + " has neither start nor chunk_index: send one of them");
                });
    }

    private static Optional<Refusal> spanIsOrdered(String what, Mention mention) {
        var start = mention.start();
        var end = mention.end();
        return start != null && end != null && start > end
                ? TextRules.refusal(
                        MENTION_OUTSIDE,
                        "%s starts at %d, behind its end %d: start comes first"
                                .formatted(what, start, end))
                : Optional.empty();
    }

    private static EntityMention judged(
            Mention mention, String name, SemanticType type, Place place) {
        var display = mention.displayName();
        return new EntityMention(
                name,
                display == null || display.isBlank() ? Names.displayed(mention.name()) : display,
                type,
                mention.nerType(),
                mention.confidence() + 0.0,
                place);
    }
}
