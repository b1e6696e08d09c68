package dev.lexlog.worker.relationship;

import dev.lexlog.schemas.event.RelationshipApproved;
import dev.lexlog.schemas.event.RelationshipAsserted;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.RelationshipRemoved;
import dev.lexlog.schemas.event.VerbChanged;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.IdentityRules;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.rules.ValueRules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which edits are accepted, as far as that shows without the relationship. The first rule that
/// fails gives the reason, in this order: the user, the key, user, session, domain and actor, the
/// time; then what the edit says.
final class EditRules {
    private EditRules() {}

    /// `key` is the record's key and `appendedAt` its time, used when the event has none.
    static Checked<Edit> check(RelationshipEdit event, byte @Nullable [] key, Instant appendedAt) {
        var at = TimeRules.timeOf(event, appendedAt);
        return Rules.unless(
                Rules.first(
                        () -> IdentityRules.isGiven("user_id", event.userId()),
                        () -> IdentityRules.keyIsOf(event, key),
                        () -> ValueRules.isStorable("user_id", event.userId()),
                        () -> ValueRules.isStorable("session_id", event.sessionId()),
                        () -> ValueRules.isStorable("domain_id", event.domainId()),
                        () -> ValueRules.isStorable("actor", event.actor()),
                        () -> TimeRules.isInRange(at)),
                () -> edit(event, at));
    }

    private static Checked<Edit> edit(RelationshipEdit event, Instant at) {
        return switch (event.change()) {
            case RelationshipAsserted asserted -> asserted(event, asserted, at);
            case VerbChanged(var id, var verb) ->
                    id(id).then(known ->
                            TripleRules.verb("verb", verb)
                                    .then(v -> Checked.good(new Edit.ChangeVerb(known, v))));
            case RelationshipApproved(var id) ->
                    id(id).then(known -> Checked.good(new Edit.Approve(known)));
            case RelationshipRemoved(var id) ->
                    id(id).then(known -> Checked.good(new Edit.Remove(known)));
        };
    }

    private static Checked<Edit> asserted(
            RelationshipEdit event, RelationshipAsserted asserted, Instant at) {
        var domain = Scopes.domain(event.domainId());
        var session = Scopes.session(event.sessionId());
        return TripleRules.check(asserted)
                .then(triple ->
                        Checked.good(
                                new Edit.Assert(
                                        triple.idIn(domain, session),
                                        triple,
                                        domain,
                                        session,
                                        at)));
    }

    private static Checked<RelationshipId> id(String id) {
        return Rules.unless(
                Rules.first(
                        () -> IdentityRules.isGiven("relationship_id", id),
                        () -> ValueRules.isStorable("relationship_id", id)),
                () -> Checked.good(new RelationshipId(id)));
    }
}
