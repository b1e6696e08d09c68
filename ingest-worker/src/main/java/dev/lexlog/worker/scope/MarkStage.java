package dev.lexlog.worker.scope;

import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import java.util.List;

/// Keeps the command's time for its scope, and has the sweep walk when that is later than any
/// before. Writes nothing itself.
public final class MarkStage implements Stage<ScopeCommand> {
    private final Marks marks;
    private final Sweep sweep;

    public MarkStage(Marks marks, Sweep sweep) {
        this.marks = marks;
        this.sweep = sweep;
    }

    @Override
    public Checked<List<Output>> take(ScopeCommand command, Arrival arrival) {
        return ScopeRules.check(command, arrival.key(), arrival.appendedAt())
                .then(mark -> Checked.good(keep(mark)));
    }

    private List<Output> keep(Mark mark) {
        var before = marks.latest(mark.scope());
        if (before == null || mark.time().isAfter(before)) {
            marks.put(mark.scope(), mark.time());
            sweep.begin(mark.scope());
        }
        return List.of();
    }
}
