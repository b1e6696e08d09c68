package dev.lexlog.worker.ner;

import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.model.EntityId;
import dev.lexlog.worker.stage.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes back what a document contributes, in steps of bounded size. An entity's contribution goes
/// before its links, so that a step which ends between two links repeats it and none is forgotten.
record Retraction(NerEntries entries, FindingsDiff diff) {
    /// At most `most` records; fewer when nothing is left.
    List<Output> step(DocumentId id, int most) {
        var outputs = new ArrayList<Output>();
        @Nullable EntityId retracted = null;
        for (var link : entries.firstLinks(id, most)) {
            if (!link.entity().equals(retracted) && outputs.size() < most) {
                retracted = link.entity();
                outputs.add(diff.entity(id, retracted, null));
            }
            if (outputs.size() == most) {
                return outputs;
            }
            outputs.add(diff.withoutLink(id, link));
            entries.forget(id, link);
        }
        for (var triple : entries.firstTriples(id, most - outputs.size())) {
            outputs.add(diff.relationship(id, triple, null));
            entries.forget(id, triple);
        }
        return outputs;
    }
}
