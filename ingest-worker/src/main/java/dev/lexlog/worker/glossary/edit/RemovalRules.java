package dev.lexlog.worker.glossary.edit;

import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.TermRemoved;
import dev.lexlog.schemas.event.TermsRemovedByStatus;
import dev.lexlog.schemas.failure.ReasonCode;
import dev.lexlog.schemas.model.Provenance;
import dev.lexlog.schemas.model.TermStatus;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Action;
import dev.lexlog.worker.glossary.edit.GlossaryCommand.Children;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.Rules;
import dev.lexlog.worker.rules.ValueRules;
import java.util.Arrays;
import java.util.List;

/// Rules about removing terms: one, those of a status, or all.
final class RemovalRules {
    private static final List<String> CHILDREN =
            Arrays.stream(Children.values()).map(Children::name).toList();

    private RemovalRules() {}

    static Checked<Action> check(TermRemoved event) {
        return NameRules.subject(event.termId(), event.name())
                .then(subject ->
                        Rules.unless(
                                ValueRules.isKnown("children", event.children(), CHILDREN),
                                () ->
                                        Checked.good(
                                                new Action.Remove(
                                                        subject,
                                                        Children.valueOf(event.children())))));
    }

    static Checked<Action> check(TermsRemovedByStatus event) {
        var provenance = event.provenance();
        return Rules.unless(
                Rules.first(
                        () -> ValueRules.isKnown("status", event.status(), TermStatus.wireNames()),
                        () -> ValueRules.isKnown("provenance", provenance, Provenance.wireNames())),
                () ->
                        Checked.good(
                                new Action.RemoveByStatus(
                                        TermStatus.named(event.status()).orElseThrow(),
                                        provenance == null
                                                ? null
                                                : Provenance.named(provenance).orElseThrow())));
    }

    /// An empty session is more likely a slip than the wish to remove every term.
    static Checked<Action> check(GlossaryCleared event) {
        var session = event.sessionId();
        if (session != null && session.isEmpty()) {
            return Checked.bad(
                    ReasonCode.EMPTY_NAME,
                    "session_id is empty: leave it null to clear the whole glossary");
        }
        return Rules.unless(
                ValueRules.isStorable("session_id", session),
                () -> Checked.good(new Action.Clear(session)));
    }
}
