package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.TermChanged;
import dev.lexlog.schemas.event.TermDefined;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermRenamed;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.IdentityRules;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.rules.ValueRules;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which glossary edits are accepted, as far as the edit alone tells. The first rule that fails
/// gives the reason, in this order: the user (empty, other than the key), length and U+0000 of
/// user, domain, session and actor, the time; then of its change the names, lengths, U+0000 and
/// values, field by field; then its size. What depends on the terms is decided by the stage.
public final class GlossaryRules {
    private GlossaryRules() {}

    public static Checked<GlossaryCommand> check(
            GlossaryEdit event, byte @Nullable [] key, Instant brokerTime) {
        var at = TimeRules.timeOf(event, brokerTime);
        var details = EditDetails.of(event.change());
        return Rules.unless(
                        Rules.first(
                                () -> IdentityRules.isGiven("user_id", event.userId()),
                                () -> IdentityRules.keyIsOf(event, key),
                                () -> isStorable(event),
                                () -> TimeRules.isInRange(at)),
                        () -> action(event))
                .then(action ->
                        Rules.unless(
                                SizeRules.detailsFit(details),
                                () -> Checked.good(command(event, at, details, action))));
    }

    private static GlossaryCommand command(
            GlossaryEdit event, Instant at, String details, Action action) {
        return new GlossaryCommand(
                event.actor(),
                event.userId(),
                Scopes.session(event.sessionId()),
                Scopes.domain(event.domainId()),
                at,
                EditDetails.changeOf(event.change()),
                details,
                action);
    }

    private static Checked<Action> action(GlossaryEdit event) {
        return switch (event.change()) {
            case TermDefined defined ->
                    DefinitionRules.check(defined, Scopes.domain(event.domainId()));
            case TermChanged changed -> AlterationRules.check(changed);
            case TermRenamed(var termId, var name, var newName) ->
                    NameRules.subject(termId, name)
                            .then(subject ->
                                    Rules.unless(
                                            NameRules.isName("new_name", newName),
                                            () ->
                                                    Checked.good(
                                                            new Action.Rename(subject, newName))));
            case TermRemoved removed -> RemovalRules.check(removed);
            case TermsRemovedByStatus removed -> RemovalRules.check(removed);
            case GlossaryCleared cleared -> RemovalRules.check(cleared);
        };
    }

    private static Optional<Refusal> isStorable(GlossaryEdit event) {
        return Rules.first(
                () -> ValueRules.isStorable("user_id", event.userId()),
                () -> ValueRules.isStorable("domain_id", event.domainId()),
                () -> ValueRules.isStorable("session_id", event.sessionId()),
                () -> ValueRules.isStorable("actor", event.actor()));
    }
}
