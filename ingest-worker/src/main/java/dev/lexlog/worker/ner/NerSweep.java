package dev.lexlog.worker.ner;

import dev.lexlog.worker.document.DocumentKey;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.Scope;
import dev.lexlog.worker.scope.Swept;
import dev.lexlog.worker.stage.Entries;
import dev.lexlog.worker.stage.Entries.Entry;
import dev.lexlog.worker.stage.Output;
import java.util.List;
import java.util.Optional;

/// Takes extractions away with their session or domain, those that wait for a document and those of
/// a document that came after the command. What hangs on a document that goes itself is the
/// documents' to say ({@link NerStage#cleared}).
final class NerSweep implements Swept {
    private final NerEntries entries;
    private final Marks marks;
    private final Retraction retraction;

    NerSweep(NerEntries entries, Marks marks, Retraction retraction) {
        this.entries = entries;
        this.marks = marks;
        this.retraction = retraction;
    }

    @Override
    public String name() {
        return "ner";
    }

    @Override
    public Entries entries() {
        return entries.documents();
    }

    @Override
    public Optional<String> reach(Scope scope) {
        return switch (scope) {
            case Scope.Session(var id) -> Optional.of(DocumentKey.ofSession(id));
            case Scope.Domain _ -> Optional.of(NerEntries.EVERY_DOCUMENT);
            case Scope.SourceEverywhere _, Scope.SourceInDomain _ -> Optional.empty();
        };
    }

    @Override
    public Settled settle(Entry entry, int most) {
        var id = DocumentKey.id(entry.key());
        var known = NerDocument.fromBytes(entry.value());
        var upTo = marks.latest(id.session(), id.domain());
        if (upTo == null) {
            return Settled.NOTHING;
        }
        boolean retracts = known.wasAppliedUntil(upTo);
        var outputs = retracts ? retraction.step(id, most) : List.<Output>of();
        if (retracts && outputs.size() == most) {
            return new Settled(outputs, false);
        }
        var settled = entries.settled(id, known, upTo);
        entries.put(id, known.live() ? settled : settled.forgotten(upTo));
        return new Settled(outputs, true);
    }
}
