package dev.lexlog.worker.relationship;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.RelationshipId;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import org.jspecify.annotations.Nullable;

/// The overlays in the state: one entry under the relationship's id, and an empty one under the
/// array [session, domain], U+0000 and the id, by which a scope's overlays are found.
record Overlays(Entries entries) {
    /// What the keys of the empty entries begin with, and no id does.
    static final String EVERY_PLACE = "[";

    private static final char BEHIND = '\0';
    private static final byte[] NOTHING = {};

    /// Null when no user edited the relationship.
    @Nullable Overlay of(RelationshipId id) {
        var stored = entries.get(id.value());
        return stored == null ? null : Overlay.fromBytes(stored);
    }

    void put(RelationshipId id, Overlay overlay) {
        if (overlay.isNone()) {
            entries.delete(id.value());
            entries.delete(place(id, overlay));
            return;
        }
        entries.put(id.value(), overlay.toBytes());
        entries.put(place(id, overlay), NOTHING);
    }

    static RelationshipId placed(Entry entry) {
        return new RelationshipId(entry.key().substring(entry.key().lastIndexOf(BEHIND) + 1));
    }

    private static String place(RelationshipId id, Overlay overlay) {
        return Keys.array(overlay.session(), overlay.domain()) + BEHIND + id.value();
    }
}
