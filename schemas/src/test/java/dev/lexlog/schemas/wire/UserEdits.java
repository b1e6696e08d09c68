package dev.lexlog.schemas.wire;

import static dev.lexlog.schemas.wire.Texts.lists;
import static dev.lexlog.schemas.wire.Texts.tags;
import static dev.lexlog.schemas.wire.Texts.texts;
import static dev.lexlog.schemas.wire.Texts.textsOrNull;
import static dev.lexlog.schemas.wire.Texts.timesOrNull;

import dev.lexlog.schemas.event.GlossaryChange;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.RelationshipApproved;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.event.RelationshipChange;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.RelationshipRemoved;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.event.VerbChanged;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary edits of glossaries and relationships.
final class UserEdits {
    private UserEdits() {}

    static Arbitrary<GlossaryEdit> glossary() {
        Arbitrary<GlossaryChange> changes =
                Arbitraries.oneOf(
                        defined(),
                        changed(),
                        Combinators.combine(textsOrNull(), textsOrNull(), texts())
                                .as(TermRenamed::new),
                        Combinators.combine(textsOrNull(), textsOrNull(), texts())
                                .as(TermRemoved::new),
                        Combinators.combine(texts(), textsOrNull()).as(TermsRemovedByStatus::new),
                        textsOrNull().map(GlossaryCleared::new));
        return Combinators.combine(
                        textsOrNull(),
                        texts(),
                        textsOrNull(),
                        textsOrNull(),
                        texts(),
                        timesOrNull(),
                        changes)
                .as(GlossaryEdit::new);
    }

    static Arbitrary<RelationshipEdit> relationships() {
        Arbitrary<RelationshipChange> changes =
                Arbitraries.oneOf(
                        Combinators.combine(
                                        texts(),
                                        texts(),
                                        texts(),
                                        textsOrNull(),
                                        Arbitraries.doubles(),
                                        texts())
                                .as(RelationshipAsserted::new),
                        Combinators.combine(texts(), texts()).as(VerbChanged::new),
                        texts().map(RelationshipApproved::new),
                        texts().map(RelationshipRemoved::new));
        return Combinators.combine(
                        textsOrNull(),
                        texts(),
                        textsOrNull(),
                        textsOrNull(),
                        texts(),
                        timesOrNull(),
                        changes)
                .as(RelationshipEdit::new);
    }

    private static Arbitrary<TermDefined> defined() {
        return Combinators.combine(
                        texts().list().ofSize(6),
                        textsOrNull().list().ofSize(6),
                        lists(),
                        tags(),
                        Arbitraries.of(true, false))
                .as((texts, nullable, aliases, tags, isIgnored) ->
                        new TermDefined(
                                texts.get(0),
                                nullable.get(0),
                                nullable.get(1),
                                nullable.get(2),
                                texts.get(1),
                                aliases,
                                texts.get(2),
                                texts.get(3),
                                nullable.get(3),
                                tags,
                                nullable.get(4),
                                texts.get(4),
                                texts.get(5),
                                nullable.get(5),
                                isIgnored));
    }

    private static Arbitrary<TermChanged> changed() {
        return Combinators.combine(
                        textsOrNull().list().ofSize(14),
                        lists().injectNull(0.3),
                        tags().injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        lists())
                .as((nullable, aliases, tags, isIgnored, clear) ->
                        new TermChanged(
                                nullable.get(0),
                                nullable.get(1),
                                nullable.get(2),
                                nullable.get(3),
                                nullable.get(4),
                                nullable.get(5),
                                aliases,
                                nullable.get(6),
                                nullable.get(7),
                                nullable.get(8),
                                tags,
                                nullable.get(9),
                                nullable.get(10),
                                nullable.get(11),
                                nullable.get(12),
                                isIgnored,
                                nullable.get(13),
                                clear));
    }
}
