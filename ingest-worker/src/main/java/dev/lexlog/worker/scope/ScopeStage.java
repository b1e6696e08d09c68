package dev.lexlog.worker.scope;

import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Judges a scope command and sends it to all partitions. One in a foreign partition goes out from
/// there: only the latest time counts, so commands need no order.
public final class ScopeStage implements Stage<ScopeCommand> {
    private final String internalTopic;

    public ScopeStage(String internalTopic) {
        this.internalTopic = internalTopic;
    }

    @Override
    public Checked<List<Output>> take(ScopeCommand command, Arrival arrival) {
        return ScopeRules.check(command, arrival.key(), arrival.appendedAt())
                .then(_ -> Checked.good(List.of(everywhere(arrival))));
    }

    private Output everywhere(Arrival arrival) {
        var key = new String(arrival.key(), StandardCharsets.UTF_8);
        return new Output.Multicast(internalTopic, key, arrival.value());
    }
}
