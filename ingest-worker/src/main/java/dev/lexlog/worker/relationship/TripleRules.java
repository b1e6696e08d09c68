package dev.lexlog.worker.relationship;

import dev.lexlog.schemas.event.ExtractedRelationship;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.VerbCategory;
import dev.lexlog.schemas.model.Verbs;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.ValueRules;
import java.util.Optional;

/// Which triples are accepted, whoever asserts them: names, their length and U+0000, the
/// confidence, the category.
public final class TripleRules {
    private TripleRules() {}

    /// `what` tells which one in the message.
    public static Checked<Triple> check(String what, ExtractedRelationship triple) {
        return check(
                " of " + what,
                new RelationshipAsserted(
                        triple.subjectName(),
                        triple.verb(),
                        triple.objectName(),
                        triple.sentence(),
                        triple.confidence(),
                        triple.verbCategory()));
    }

    static Checked<Triple> check(RelationshipAsserted triple) {
        return check("", triple);
    }

    /// The normalised verb.
    static Checked<String> verb(String what, String published) {
        var verb = Verbs.normalised(published);
        return Rules.unless(
                Rules.first(
                        () -> ValueRules.isName(what, verb, published),
                        () -> ValueRules.isStorable(what, published)),
                () -> Checked.good(verb));
    }

    private static Checked<Triple> check(String of, RelationshipAsserted triple) {
        return Rules.unless(
                        Rules.first(
                                () -> isName("subject_name" + of, triple.subjectName()),
                                () -> isName("object_name" + of, triple.objectName()),
                                () -> TextRules.noNul("sentence" + of, triple.sentence()),
                                () ->
                                        ValueRules.isConfidence(
                                                "confidence" + of, triple.confidence())),
                        () -> verb("verb" + of, triple.verb()))
                .then(verb ->
                        category(of, triple).then(c -> Checked.good(judged(triple, verb, c))));
    }

    private static Optional<Refusal> isName(String what, String name) {
        return Rules.first(
                () -> ValueRules.isName(what, name, name), () -> ValueRules.isStorable(what, name));
    }

    private static Checked<VerbCategory> category(String of, RelationshipAsserted triple) {
        return ValueRules.known(
                "verb_category" + of,
                triple.verbCategory(),
                VerbCategory::named,
                VerbCategory.wireNames());
    }

    /// Adding zero makes of -0.0, which is in range, the 0.0 that sorts last.
    private static Triple judged(RelationshipAsserted triple, String verb, VerbCategory category) {
        return new Triple(
                triple.subjectName(),
                verb,
                triple.objectName(),
                triple.sentence(),
                triple.confidence() + 0.0,
                category);
    }
}
