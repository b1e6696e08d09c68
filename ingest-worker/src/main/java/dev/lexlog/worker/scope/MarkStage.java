package dev.lexlog.worker.scope;

import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Keeps the command's time for its scope, and removes what it reaches when that is later than any
/// before: a step at once, and as long as there is more, the task sends the command to itself and
/// makes the next step when it comes by. So whoever has read all commands there are has made all
/// their steps.
public final class MarkStage implements Stage<ScopeCommand> {
    private final String internalTopic;
    private final Marks marks;
    private final Sweep sweep;

    public MarkStage(String internalTopic, Marks marks, Sweep sweep) {
        this.internalTopic = internalTopic;
        this.marks = marks;
        this.sweep = sweep;
    }

    @Override
    public Checked<List<Output>> take(ScopeCommand command, Arrival arrival) {
        return ScopeRules.check(command, arrival.key(), arrival.appendedAt())
                .then(mark -> Checked.good(take(mark, arrival)));
    }

    private List<Output> take(Mark mark, Arrival arrival) {
        var scope = mark.scope();
        var before = marks.latest(scope);
        if (before == null || mark.time().isAfter(before)) {
            marks.put(scope, mark.time());
            sweep.begin(scope);
        }
        var outputs = new ArrayList<>(sweep.step(scope));
        if (sweep.isUnderWay(scope)) {
            var key = new String(arrival.key(), StandardCharsets.UTF_8);
            outputs.add(new Output.Again(internalTopic, key, arrival.value()));
        }
        return outputs;
    }
}
