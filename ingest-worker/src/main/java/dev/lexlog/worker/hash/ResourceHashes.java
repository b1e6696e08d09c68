package dev.lexlog.worker.hash;

import dev.lexlog.schemas.model.Keys;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.model.ResourceHash;
import dev.lexlog.worker.hash.HashCommand.ClearResources;
import dev.lexlog.worker.hash.HashCommand.RemoveResource;
import dev.lexlog.worker.hash.HashCommand.SetResource;
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
import org.jspecify.annotations.Nullable;

/// The hashes of resources, one entry each under the key of its row, so that those of a source and
/// of a type are neighbours.
public final class ResourceHashes implements Swept {
    private final Entries entries;
    private final Marks marks;

    public ResourceHashes(TaskStores stores, Marks marks) {
        this.entries = stores.entries("resource-hashes");
        this.marks = marks;
    }

    List<Output> set(SetResource command, Instant at, Instant appendedAt) {
        var key = Keys.array(command.source(), command.type(), command.name());
        var stored = entries.get(key);
        entries.put(key, new TimedHash(command.contentHash(), appendedAt).toBytes());
        if (stored != null && TimedHash.fromBytes(stored).hash().equals(command.contentHash())) {
            return List.of();
        }
        var row =
                new ResourceHash(
                        command.source(),
                        command.type(),
                        command.name(),
                        command.contentHash(),
                        at);
        return List.of(new Output.Put(row, command.source()));
    }

    List<Output> remove(RemoveResource command) {
        var key = Keys.array(command.source(), command.type(), command.name());
        return entries.get(key) == null ? List.of() : List.of(remove(key, command.source()));
    }

    List<Output> clear(ClearResources command) {
        var prefix =
                command.type() == null
                        ? prefix(command.source())
                        : prefix(command.source(), command.type());
        return entries.under(prefix).stream()
                .map(entry -> remove(entry.key(), command.source()))
                .toList();
    }

    @Override
    public String name() {
        return "resource-hashes";
    }

    @Override
    public Entries entries() {
        return entries;
    }

    @Override
    public Optional<String> reach(Scope scope) {
        return scope instanceof Scope.Domain(var id) ? Optional.of(prefix(id)) : Optional.empty();
    }

    @Override
    public Settled settle(Entry entry, int most) {
        var source = Objects.requireNonNull(Keys.texts(entry.key()).getFirst());
        var appendedAt = TimedHash.fromBytes(entry.value()).appendedAt();
        return marks.cover(null, source, appendedAt)
                ? new Settled(List.of(remove(entry.key(), source)), true)
                : Settled.NOTHING;
    }

    private Output remove(String key, String source) {
        entries.delete(key);
        return new Output.Tombstone(LogTable.RESOURCE_HASHES, key, source);
    }

    /// What the keys begin with whose first parts are these.
    private static String prefix(@Nullable Object... first) {
        var whole = Keys.array(first);
        return whole.substring(0, whole.length() - 1) + ',';
    }
}
