package dev.lexlog.worker.relationship;

import dev.lexlog.schemas.model.Hashes;
import dev.lexlog.schemas.model.Names;
import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A relationship's row: what users say lies over what documents say.
final class RelationshipRow {
    private RelationshipRow() {}

    /// `surest` is the contribution that shows and `earliest` the time of the first; both null
    /// without any. Empty when nobody asserts the triple, or a user has removed it.
    static Optional<Relationship> of(
            RelationshipId id,
            Overlay overlay,
            @Nullable Triple surest,
            @Nullable Instant earliest) {
        var asserted = overlay.asserted();
        var shown = asserted == null ? surest : asserted.triple();
        if (overlay.isRemoved() || shown == null) {
            return Optional.empty();
        }
        var changedVerb = overlay.changedVerb();
        return Optional.of(
                new Relationship(
                        id,
                        shown.subjectName(),
                        Names.folded(shown.subjectName()),
                        changedVerb == null ? shown.verb() : changedVerb.verb(),
                        shown.objectName(),
                        Names.folded(shown.objectName()),
                        shown.sentence(),
                        shown.confidence(),
                        shown.verbCategory(),
                        overlay.domain(),
                        overlay.session(),
                        overlay.isUserEdited(),
                        createdAt(asserted, earliest)));
    }

    /// Everything but the id, which says the rest, and the time.
    static String hash(Relationship row) {
        return Hashes.id(
                32,
                row.subjectName(),
                row.verb(),
                row.objectName(),
                row.sentence(),
                Double.toString(row.confidence()),
                row.verbCategory().wireName(),
                Boolean.toString(row.userEdited()));
    }

    private static Instant createdAt(
            Overlay.@Nullable Asserted asserted, @Nullable Instant earliest) {
        if (asserted == null) {
            return earliest == null ? Instant.EPOCH : earliest;
        }
        return earliest == null || asserted.at().isBefore(earliest) ? asserted.at() : earliest;
    }
}
