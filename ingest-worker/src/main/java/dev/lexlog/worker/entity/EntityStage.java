package dev.lexlog.worker.entity;

import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.worker.contribution.ContributionKey;
import dev.lexlog.worker.contribution.Contributions;
import dev.lexlog.worker.contribution.Contributions.Contributed;
import dev.lexlog.worker.contribution.Sortable;
import dev.lexlog.worker.stage.ContributionStage;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.TaskStores;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adds up what documents contribute to each entity. A contribution that is read again changes
/// nothing, and one that was compacted away is not missed: each replaces its document's former one.
public final class EntityStage implements ContributionStage {
    private static final Contributions.Form<EntityContribution> FORM =
            new Contributions.Form<>(
                    EntityContribution::toBytes,
                    EntityContribution::fromBytes,
                    List.of(contribution -> Sortable.ascending(contribution.at())));
    private static final int EARLIEST = 0;

    private final Entries entries;
    private final Contributions<EntityContribution> contributions;

    public EntityStage(TaskStores stores) {
        this.entries = stores.entries("entities");
        this.contributions = new Contributions<>(entries, FORM);
    }

    @Override
    public List<Output> take(String key, byte @Nullable [] value, Instant appendedAt) {
        var by = ContributionKey.parse(key);
        var before = contributions.of(by);
        var after = value == null ? null : EntityContribution.fromBytes(value);
        if (Objects.equals(before, after)) {
            return List.of();
        }
        if (after == null) {
            contributions.forget(by);
        } else {
            contributions.put(by, after);
        }
        var total = total(by.id()).minus(before).plus(after);
        return contributions
                .first(by.id(), EARLIEST)
                .map(first -> written(first, total))
                .orElseGet(() -> gone(by.id()));
    }

    private List<Output> written(Contributed<EntityContribution> first, EntityTotal total) {
        var id = first.key().id();
        var row = total.row(new EntityId(id), first.key().document(), first.contribution());
        entries.put(id, total.written(row).toBytes());
        return total.isWritten(row) ? List.of() : List.of(new Output.Put(row, id));
    }

    private List<Output> gone(String id) {
        entries.delete(id);
        return List.of(new Output.Tombstone(LogTable.ENTITIES, id, id));
    }

    private EntityTotal total(String id) {
        var stored = entries.get(id);
        return stored == null ? EntityTotal.NONE : EntityTotal.fromBytes(stored);
    }
}
