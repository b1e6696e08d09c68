package dev.lexlog.worker.glossary;

import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.worker.glossary.edit.GlossaryRules;
import dev.lexlog.worker.glossary.state.StoredTerms;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import dev.lexlog.worker.stage.TaskStores;
import java.util.List;

/// Applies glossary edits. All of a user's edits lie in one partition, so a task holds each of its
/// glossaries whole, and the order of the partition is the order of the edits.
public final class GlossaryStage implements Stage<GlossaryEdit> {
    private final StoredTerms terms;

    public GlossaryStage(TaskStores stores) {
        this.terms = StoredTerms.in(stores);
    }

    @Override
    public Checked<List<Output>> take(GlossaryEdit event, Arrival arrival) {
        return GlossaryRules.check(event, arrival.key(), arrival.appendedAt())
                .then(command -> new Glossary(terms.of(command.user())).after(command))
                .then(changes -> {
                    changes.forEach(terms::remember);
                    return Checked.good(TermOutputs.of(changes));
                });
    }
}
