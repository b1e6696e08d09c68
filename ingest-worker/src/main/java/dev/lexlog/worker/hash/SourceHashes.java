package dev.lexlog.worker.hash;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.hash.HashCommand.SetSource;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.Scope;
import dev.lexlog.worker.scope.Swept;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.TaskStores;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The four hashes of each source, one entry a source.
public final class SourceHashes implements Swept {
    private final Entries entries;
    private final Marks marks;

    public SourceHashes(TaskStores stores, Marks marks) {
        this.entries = stores.entries("source-hashes");
        this.marks = marks;
    }

    List<Output> set(SetSource command, Instant at, Instant appendedAt) {
        var source = command.source();
        var before = state(source);
        var hash = new TimedHash(command.hash(), appendedAt);
        var after = before.after(marks.latest(null, source)).with(command.type(), hash);
        return replace(source, before, after, at);
    }

    @Override
    public String name() {
        return "source-hashes";
    }

    @Override
    public Entries entries() {
        return entries;
    }

    @Override
    public Optional<String> reach(Scope scope) {
        return scope instanceof Scope.Domain(var id) ? Optional.of(key(id)) : Optional.empty();
    }

    @Override
    public Settled settle(Entry entry, int most) {
        var source = Objects.requireNonNull(Keys.texts(entry.key()).getFirst());
        var before = SourceHashState.fromBytes(entry.value());
        var mark = marks.latest(null, source);
        return mark == null
                ? Settled.NOTHING
                : new Settled(replace(source, before, before.after(mark), mark), true);
    }

    private List<Output> replace(
            String source, SourceHashState before, SourceHashState after, Instant at) {
        if (after.hashes().isEmpty()) {
            entries.delete(key(source));
            return List.of(new Output.Tombstone(LogTable.SOURCE_HASHES, source, source));
        }
        entries.put(key(source), after.toBytes());
        var row = after.row(source, at);
        return row.equals(before.row(source, at))
                ? List.of()
                : List.of(new Output.Put(row, source));
    }

    private SourceHashState state(String source) {
        var stored = entries.get(key(source));
        return stored == null ? SourceHashState.NONE : SourceHashState.fromBytes(stored);
    }

    private static String key(String source) {
        return Keys.array(source);
    }
}
