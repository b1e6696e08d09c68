package dev.lexlog.worker.relationship;

import static dev.lexlog.schemas.failure.ReasonCode.UNKNOWN_RELATIONSHIP;

import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.worker.contribution.ContributionKey;
import dev.lexlog.worker.contribution.Contributions;
import dev.lexlog.worker.contribution.Sortable;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.ContributionStage;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import dev.lexlog.worker.stage.TaskStores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Relationships, each in the task that its id leads to: what documents contribute, and users'
/// edits over it. An edit of a relationship that does not show is refused, but one that removes it
/// again only makes the removal later.
public final class RelationshipStage implements ContributionStage, Stage<RelationshipEdit> {
    private static final Contributions.Form<RelationshipContribution> FORM =
            new Contributions.Form<>(
                    RelationshipContribution::toBytes,
                    RelationshipContribution::fromBytes,
                    List.of(
                            contribution -> Sortable.descending(contribution.triple().confidence()),
                            contribution -> Sortable.ascending(contribution.at())));
    private static final int SUREST = 0;
    private static final int EARLIEST = 1;

    private final Entries written;
    private final Contributions<RelationshipContribution> contributions;
    private final Overlays overlays;
    private final Marks marks;

    public RelationshipStage(TaskStores stores, Marks marks) {
        this.written = stores.entries("relationships");
        this.contributions = new Contributions<>(written, FORM);
        this.overlays = new Overlays(stores.entries(OverlaySweep.STORE));
        this.marks = marks;
    }

    @Override
    public List<Output> take(String key, byte @Nullable [] value, Instant appendedAt) {
        var by = ContributionKey.parse(key);
        var after = value == null ? null : RelationshipContribution.fromBytes(value);
        if (Objects.equals(contributions.of(by), after)) {
            return List.of();
        }
        if (after == null) {
            contributions.forget(by);
        } else {
            contributions.put(by, after);
        }
        var id = new RelationshipId(by.id());
        var document = by.document();
        return refreshed(id, overlay(id, document.domain(), document.session()));
    }

    @Override
    public Checked<List<Output>> take(RelationshipEdit event, Arrival arrival) {
        return EditRules.check(event, arrival.key(), arrival.appendedAt())
                .then(edit -> take(edit, arrival.appendedAt()));
    }

    /// The row of a relationship whose overlay was changed from outside.
    List<Output> refreshed(RelationshipId id, Overlay overlay) {
        var row = row(id, overlay);
        var before = written.get(id.value());
        if (row.isEmpty()) {
            written.delete(id.value());
            return before == null
                    ? List.of()
                    : List.of(new Output.Tombstone(LogTable.RELATIONSHIPS, id.value(), id.value()));
        }
        var hash = RelationshipRow.hash(row.get());
        if (before != null && hash.equals(new String(before, StandardCharsets.UTF_8))) {
            return List.of();
        }
        written.put(id.value(), hash.getBytes(StandardCharsets.UTF_8));
        return List.of(new Output.Put(row.get(), id.value()));
    }

    private Checked<List<Output>> take(Edit edit, Instant appendedAt) {
        var known = known(edit);
        if (known.isEmpty()) {
            return unknown(edit);
        }
        var overlay = known.get();
        if (marks.cover(overlay.session(), overlay.domain(), appendedAt)) {
            return Checked.good(List.of());
        }
        return switch (edit) {
            case Edit.Assert _ -> Checked.good(edited(edit, overlay, appendedAt));
            case Edit.Remove _ when overlay.isRemoved() ->
                    Checked.good(edited(edit, overlay, appendedAt));
            case Edit.Remove _, Edit.ChangeVerb _, Edit.Approve _ ->
                    row(edit.id(), overlay).isPresent()
                            ? Checked.good(edited(edit, overlay, appendedAt))
                            : unknown(edit);
        };
    }

    private List<Output> edited(Edit edit, Overlay overlay, Instant appendedAt) {
        var after = overlay.after(edit, appendedAt);
        overlays.put(edit.id(), after);
        return refreshed(edit.id(), after);
    }

    private static Checked<List<Output>> unknown(Edit edit) {
        return Checked.bad(
                UNKNOWN_RELATIONSHIP,
                "relationship_id is %s, but no relationship has this id: ask for them by entity or session"
                        .formatted(TextRules.shown(edit.id().value())));
    }

    /// Empty when neither a document nor a user has ever told of the relationship.
    private Optional<Overlay> known(Edit edit) {
        if (edit instanceof Edit.Assert(var id, _, var domain, var session, _)) {
            return Optional.of(overlay(id, domain, session));
        }
        var overlay = overlays.of(edit.id());
        if (overlay != null) {
            return Optional.of(settled(overlay));
        }
        return contributions
                .first(edit.id().value(), SUREST)
                .map(first -> first.key().document())
                .map(document -> Overlay.none(document.domain(), document.session()));
    }

    private Overlay overlay(RelationshipId id, @Nullable String domain, @Nullable String session) {
        var overlay = overlays.of(id);
        return overlay == null ? Overlay.none(domain, session) : settled(overlay);
    }

    private Overlay settled(Overlay overlay) {
        return overlay.settled(marks.latest(overlay.session(), overlay.domain()));
    }

    private Optional<Relationship> row(RelationshipId id, Overlay overlay) {
        var surest = contributions.first(id.value(), SUREST);
        var earliest = contributions.first(id.value(), EARLIEST);
        return RelationshipRow.of(
                id,
                overlay,
                surest.map(c -> c.contribution().triple()).orElse(null),
                earliest.map(c -> c.contribution().at()).orElse(null));
    }
}
