package dev.lexlog.worker.document;

import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.Source;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.DocumentCommand;
import dev.lexlog.worker.rules.DocumentCommand.Publish;
import dev.lexlog.worker.rules.DocumentCommand.Remove;
import dev.lexlog.worker.rules.DocumentRules;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Document events to rows of documents, chunks and positions.
public final class DocumentsStage implements Stage<DocumentEvent> {
    private final DocumentRules rules;
    private final DocumentDiff diff;
    private final StoredDocuments documents;
    private final Marks marks;
    private final DocumentSettling settling;
    private final DocumentFollower follower;

    public DocumentsStage(
            DocumentRules rules,
            DocumentDiff diff,
            StoredDocuments documents,
            Marks marks,
            DocumentSettling settling,
            DocumentFollower follower) {
        this.rules = rules;
        this.diff = diff;
        this.documents = documents;
        this.marks = marks;
        this.settling = settling;
        this.follower = follower;
    }

    @Override
    public Checked<List<Output>> take(DocumentEvent event, Arrival arrival) {
        return rules.check(event, arrival.key(), arrival.appendedAt())
                .then(command -> Checked.good(take(command, arrival)));
    }

    private List<Output> take(DocumentCommand command, Arrival arrival) {
        var id = command.id();
        var outputs = new ArrayList<>(settling.settle(id));
        var mark = marks.latest(id, source(command));
        if (mark != null && !arrival.appendedAt().isAfter(mark)) {
            outputs.addAll(settling.drop(id, mark));
            return outputs;
        }
        switch (diff.of(command, arrival.appendedAt(), documents)) {
            case Checked.Bad<Delta>(var refusal) ->
                    outputs.add(new Output.Refused(refusal, arrival));
            case Checked.Good<Delta>(var delta) ->
                    outputs.addAll(apply(id, delta, arrival.appendedAt()));
        }
        if (command instanceof Remove(_, var erase) && erase) {
            outputs.addAll(follower.cleared(id, arrival.appendedAt(), false, Integer.MAX_VALUE));
        }
        return outputs;
    }

    private static @Nullable Source source(DocumentCommand command) {
        return switch (command) {
            case Publish publish -> publish.source();
            case Remove _ -> null;
        };
    }

    private List<Output> apply(DocumentId id, Delta delta, Instant appendedAt) {
        delta.memories().forEach(documents::remember);
        if (delta.writes().isEmpty()) {
            return List.of();
        }
        var outputs = new ArrayList<Output>();
        delta.writes().forEach(write -> outputs.add(write.of(id)));
        var state = documents.document(id);
        outputs.addAll(
                state == null
                        ? follower.removed(id, appendedAt)
                        : follower.revised(id, state.contentHash(), delta.vanished(), appendedAt));
        return outputs;
    }
}
