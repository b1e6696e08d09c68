package dev.lexlog.worker.scope;

import static dev.lexlog.schemas.failure.ReasonCode.RESERVED_NAME;
import static dev.lexlog.schemas.failure.ReasonCode.UNKNOWN_SOURCE;

import dev.lexlog.schemas.event.DomainRemoved;
import dev.lexlog.schemas.event.ScopeChange;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.SourceCleared;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.Scopes;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.IdentityRules;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.rules.ValueRules;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which scope commands are accepted, and from when on they count.
final class ScopeRules {
    private ScopeRules() {}

    static Checked<Mark> check(ScopeCommand command, byte[] key, Instant appendedAt) {
        var change = command.change();
        return Rules.unless(
                Rules.first(
                        () -> IdentityRules.isGiven(field(change), change.scopeId()),
                        () -> IdentityRules.keyIsOf(command, key),
                        () -> ValueRules.isStorable(field(change), change.scopeId()),
                        () -> TimeRules.isInRange(TimeRules.timeOf(command, appendedAt))),
                () -> mark(change, appendedAt));
    }

    private static String field(ScopeChange change) {
        return switch (change) {
            case SessionEnded _ -> "session_id";
            case DomainRemoved _ -> "domain_id";
            case SourceCleared _ -> "source";
        };
    }

    private static Checked<Mark> mark(ScopeChange change, Instant appendedAt) {
        return switch (change) {
            case SessionEnded(var id, var upTo) -> {
                var time = earlier(upTo, appendedAt);
                yield Rules.unless(
                        TimeRules.isInRange("up_to", upTo == null ? time : upTo),
                        () -> Checked.good(new Mark(new Scope.Session(id), time)));
            }
            case DomainRemoved(var id) ->
                    Rules.unless(
                            isDomain(id),
                            () -> Checked.good(new Mark(new Scope.Domain(id), appendedAt)));
            case SourceCleared cleared ->
                    source(cleared).then(scope -> Checked.good(new Mark(scope, appendedAt)));
        };
    }

    /// A command never reaches what was appended after it.
    private static Instant earlier(@Nullable Instant upTo, Instant now) {
        return upTo == null || upTo.isAfter(now) ? now : upTo;
    }

    private static Optional<Refusal> isDomain(String id) {
        return Scopes.domain(id) == null
                ? TextRules.refusal(
                        RESERVED_NAME,
                        "domain_id is %s, which stands for no domain and cannot be removed"
                                .formatted(TextRules.shown(id)))
                : Optional.empty();
    }

    private static Checked<Scope> source(SourceCleared cleared) {
        if (Source.named(cleared.source()).isEmpty()) {
            return Checked.bad(
                    UNKNOWN_SOURCE,
                    "source is %s, but one of %s is expected"
                            .formatted(TextRules.shown(cleared.source()), Source.wireNames()));
        }
        var domain = cleared.domainId();
        return Rules.unless(
                ValueRules.isStorable("domain_id", domain),
                () ->
                        Checked.good(
                                domain == null
                                        ? new Scope.SourceEverywhere(cleared.source())
                                        : new Scope.SourceInDomain(
                                                cleared.source(), Scopes.domain(domain))));
    }
}
