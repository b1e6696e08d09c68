package dev.lexlog.store.read;

import dev.lexlog.schemas.model.Relationship;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.store.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Relationships: edited by a user first, then by confidence descending, then id.
public interface RelationshipReads {
    /// How many are visible.
    long count(Visibility visibility);

    /// Those whose subject or object has this name, ignoring case, or, when it is a visible term's,
    /// one of that term's aliases that is not another term's name.
    List<Relationship> ofEntity(
            String name, Visibility visibility, @Nullable RelationshipPlace after, int limit);

    /// Those made in this session, which only that session sees.
    List<Relationship> ofSession(
            String session, Visibility visibility, @Nullable RelationshipPlace after, int limit);

    /// Those with a verb `HAS_…` between two visible terms, of which the object has no parent: a
    /// change of the glossary could say the same.
    List<Relationship> promotable(
            Visibility visibility, @Nullable RelationshipPlace after, int limit);

    record RelationshipPlace(boolean userEdited, double confidence, RelationshipId id) {
        public static RelationshipPlace of(Relationship row) {
            return new RelationshipPlace(row.userEdited(), row.confidence(), row.id());
        }
    }
}
