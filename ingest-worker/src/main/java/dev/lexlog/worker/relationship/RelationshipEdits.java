package dev.lexlog.worker.relationship;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import java.util.List;

/// Judges users' edits as they arrive, and sends each to the task that its relationship's id leads
/// to ({@link RelationshipStage}).
public record RelationshipEdits(Topics topics) implements Stage<RelationshipEdit> {
    @Override
    public Checked<List<Output>> take(RelationshipEdit event, Arrival arrival) {
        return EditRules.check(event, arrival.key(), arrival.appendedAt())
                .then(edit -> Checked.good(List.of(forward(edit, arrival))));
    }

    private Output forward(Edit edit, Arrival arrival) {
        var id = edit.id().value();
        return new Output.Forward(
                topics.internal(InputTopic.RELATIONSHIP_EDITS), id, arrival.value(), id);
    }
}
