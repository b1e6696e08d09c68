package dev.lexlog.worker.hash;

import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.worker.hash.HashCommand.ClearResources;
import dev.lexlog.worker.hash.HashCommand.RemoveResource;
import dev.lexlog.worker.hash.HashCommand.SetResource;
import dev.lexlog.worker.hash.HashCommand.SetSource;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.TimeRules;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import java.time.Instant;
import java.util.List;

/// Hash updates to rows of source and resource hashes. An equal hash writes nothing.
public final class HashStage implements Stage<HashUpdate> {
    private final Marks marks;
    private final SourceHashes sources;
    private final ResourceHashes resources;

    public HashStage(Marks marks, SourceHashes sources, ResourceHashes resources) {
        this.marks = marks;
        this.sources = sources;
        this.resources = resources;
    }

    @Override
    public Checked<List<Output>> take(HashUpdate event, Arrival arrival) {
        var at = TimeRules.timeOf(event, arrival.appendedAt());
        return HashRules.check(event, arrival.key(), arrival.appendedAt())
                .then(command ->
                        Checked.good(
                                marks.cover(null, command.source(), arrival.appendedAt())
                                        ? List.of()
                                        : apply(command, at, arrival.appendedAt())));
    }

    private List<Output> apply(HashCommand command, Instant at, Instant appendedAt) {
        return switch (command) {
            case SetSource set -> sources.set(set, at, appendedAt);
            case SetResource set -> resources.set(set, at, appendedAt);
            case RemoveResource remove -> resources.remove(remove);
            case ClearResources clear -> resources.clear(clear);
        };
    }
}
