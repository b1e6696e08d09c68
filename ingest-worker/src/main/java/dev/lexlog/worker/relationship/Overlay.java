package dev.lexlog.worker.relationship;

import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What users' edits have made of a relationship, whatever documents assert: a triple of their own,
/// another verb, agreement, or its end. Each part carries the append time of its edit, because a
/// scope command takes what was appended not later than it and nothing else.
record Overlay(
        @Nullable String domain,
        @Nullable String session,
        @Nullable Asserted asserted,
        @Nullable ChangedVerb changedVerb,
        @Nullable Instant approved,
        @Nullable Instant removed) {
    private static final int FORMAT = 1;

    /// `at` is when the triple was first asserted.
    record Asserted(Triple triple, Instant at, Instant appendedAt) {}

    record ChangedVerb(String verb, Instant appendedAt) {}

    static Overlay none(@Nullable String domain, @Nullable String session) {
        return new Overlay(domain, session, null, null, null, null);
    }

    boolean isNone() {
        return equals(none(domain, session));
    }

    boolean isRemoved() {
        return removed != null;
    }

    boolean isUserEdited() {
        return asserted != null || changedVerb != null || approved != null;
    }

    /// The last edit decides: asserting brings a removed relationship back and takes a changed verb
    /// away, removing takes everything away.
    Overlay after(Edit edit, Instant appendedAt) {
        return switch (edit) {
            case Edit.Assert(_, var triple, _, _, var at) ->
                    new Overlay(
                            domain,
                            session,
                            new Asserted(triple, firstAsserted(at), lastAsserted(appendedAt)),
                            null,
                            approved,
                            null);
            case Edit.ChangeVerb(_, var verb) ->
                    new Overlay(
                            domain,
                            session,
                            asserted,
                            new ChangedVerb(verb, lastChanged(appendedAt)),
                            approved,
                            null);
            case Edit.Approve _ ->
                    new Overlay(
                            domain,
                            session,
                            asserted,
                            changedVerb,
                            last(approved, appendedAt),
                            null);
            case Edit.Remove _ ->
                    new Overlay(domain, session, null, null, null, last(removed, appendedAt));
        };
    }

    /// Without the edits that were appended not later than `upTo`.
    Overlay settled(@Nullable Instant upTo) {
        if (upTo == null) {
            return this;
        }
        return new Overlay(
                domain,
                session,
                asserted == null || !asserted.appendedAt().isAfter(upTo) ? null : asserted,
                changedVerb == null || !changedVerb.appendedAt().isAfter(upTo) ? null : changedVerb,
                later(approved, upTo),
                later(removed, upTo));
    }

    private static @Nullable Instant later(@Nullable Instant appendedAt, Instant upTo) {
        return appendedAt == null || !appendedAt.isAfter(upTo) ? null : appendedAt;
    }

    private Instant lastAsserted(Instant appendedAt) {
        return last(asserted == null ? null : asserted.appendedAt(), appendedAt);
    }

    private Instant lastChanged(Instant appendedAt) {
        return last(changedVerb == null ? null : changedVerb.appendedAt(), appendedAt);
    }

    /// Of two edits that say the same, the one that a scope command takes last.
    private static Instant last(@Nullable Instant former, Instant appendedAt) {
        return former == null || appendedAt.isAfter(former) ? appendedAt : former;
    }

    private Instant firstAsserted(Instant at) {
        return asserted == null || at.isBefore(asserted.at()) ? at : asserted.at();
    }

    byte[] toBytes() {
        var fields = new FieldWriter(FORMAT).text(domain).text(session);
        fields.flag(asserted != null);
        if (asserted != null) {
            asserted.triple().write(fields).time(asserted.at()).time(asserted.appendedAt());
        }
        fields.flag(changedVerb != null);
        if (changedVerb != null) {
            fields.text(changedVerb.verb()).time(changedVerb.appendedAt());
        }
        return fields.timeOrNull(approved).timeOrNull(removed).toBytes();
    }

    static Overlay fromBytes(byte[] bytes) {
        var fields = new FieldReader("edits of a relationship", FORMAT, bytes);
        return new Overlay(
                fields.textOrNull(),
                fields.textOrNull(),
                fields.flag()
                        ? new Asserted(Triple.read(fields), fields.time(), fields.time())
                        : null,
                fields.flag() ? new ChangedVerb(fields.text(), fields.time()) : null,
                fields.timeOrNull(),
                fields.timeOrNull());
    }
}
