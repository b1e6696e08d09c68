package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.TermId;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Subject;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.ValueRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rules about the names and texts of terms, used by all changes. An empty text where none is
/// needed is no text.
final class NameRules {
    private NameRules() {}

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /// The id decides when both are given.
    static Checked<Subject> subject(@Nullable String termId, @Nullable String name) {
        var id = orNull(termId);
        if (id != null) {
            return Rules.unless(
                    ValueRules.isStorable("term_id", id),
                    () -> Checked.good(new Subject.ById(new TermId(id))));
        }
        return name == null
                ? Checked.bad(
                        ReasonCode.EMPTY_NAME,
                        "neither term_id nor name is given: send one of them")
                : Rules.unless(isName("name", name), () -> Checked.good(new Subject.ByName(name)));
    }

    static Optional<Refusal> isName(String what, String name) {
        return name.isBlank()
                ? TextRules.refusal(ReasonCode.EMPTY_NAME, what + " is empty: give the term a name")
                : ValueRules.isStorable(what, name);
    }

    static Optional<Refusal> areNames(@Nullable List<String> aliases) {
        if (aliases == null) {
            return Optional.empty();
        }
        return aliases.stream()
                .map(alias -> isName("an alias", alias))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<Refusal> haveNoNul(@Nullable Map<String, Map<String, String>> tags) {
        if (tags == null) {
            return Optional.empty();
        }
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag ->
                                Rules.first(
                                        () -> TextRules.noNul("a tag's name", tag.getKey()),
                                        () -> valuesHaveNoNul(tag.getKey(), tag.getValue())))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<Refusal> valuesHaveNoNul(String tag, Map<String, String> values) {
        var what = "tag " + TextRules.shown(tag);
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(value ->
                                Rules.first(
                                        () -> TextRules.noNul(what, value.getKey()),
                                        () -> TextRules.noNul(what, value.getValue())))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
