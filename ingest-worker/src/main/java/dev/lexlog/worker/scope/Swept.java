package dev.lexlog.worker.scope;

import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.Output;
import java.util.List;
import java.util.Optional;

/// A stage's entries that scope commands reach. The sweep walks them in the order of their keys, in
/// steps, while other events are worked on; the stage itself must treat an entry that a mark covers
/// as gone before it applies an event to it.
public interface Swept {
    /// Names the walk in the state; never changes.
    String name();

    /// The entries to walk. They may have others hanging on them in other stores.
    Entries entries();

    /// What the keys of all entries begin with that the scope can reach: "" for all, empty when it
    /// reaches none.
    Optional<String> reach(Scope scope);

    /// Removes what the marks cover of this entry and what hangs on it.
    Settled settle(Entry entry, int most);

    /// At most `most` records to write; when not `finished`, the same entry is settled again in the
    /// next step and continues where this one ended.
    record Settled(List<Output> outputs, boolean finished) {
        public static final Settled NOTHING = new Settled(List.of(), true);

        public Settled {
            outputs = List.copyOf(outputs);
        }
    }
}
