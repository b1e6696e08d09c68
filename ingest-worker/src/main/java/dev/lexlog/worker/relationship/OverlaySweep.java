package dev.lexlog.worker.relationship;

import dev.lexlog.worker.document.DocumentKey;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.Scope;
import dev.lexlog.worker.scope.Swept;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.TaskStores;
import java.util.Optional;

/// Takes users' edits away with their session or domain.
public final class OverlaySweep implements Swept {
    static final String STORE = "relationship-edits";

    private final Entries entries;
    private final Overlays overlays;
    private final Marks marks;
    private final RelationshipStage stage;

    public OverlaySweep(TaskStores stores, Marks marks, RelationshipStage stage) {
        this.entries = stores.entries(STORE);
        this.overlays = new Overlays(entries);
        this.marks = marks;
        this.stage = stage;
    }

    @Override
    public String name() {
        return STORE;
    }

    @Override
    public Entries entries() {
        return entries;
    }

    @Override
    public Optional<String> reach(Scope scope) {
        return switch (scope) {
            case Scope.Session(var id) -> Optional.of(DocumentKey.ofSession(id));
            case Scope.Domain _ -> Optional.of(Overlays.EVERY_PLACE);
            case Scope.SourceEverywhere _, Scope.SourceInDomain _ -> Optional.empty();
        };
    }

    @Override
    public Settled settle(Entry entry, int most) {
        var id = Overlays.placed(entry);
        var overlay = overlays.of(id);
        if (overlay == null) {
            throw new IllegalStateException("no overlay for " + id);
        }
        var after = overlay.settled(marks.latest(overlay.session(), overlay.domain()));
        if (after.equals(overlay)) {
            return Settled.NOTHING;
        }
        overlays.put(id, after);
        return new Settled(stage.refreshed(id, after), true);
    }
}
