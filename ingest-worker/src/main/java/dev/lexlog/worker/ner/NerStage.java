package dev.lexlog.worker.ner;

import static dev.lexlog.schemas.failure.ReasonCode.STALE_REVISION;
import static dev.lexlog.schemas.failure.ReasonCode.TOO_MANY_WAITING;

import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.failure.Refusal;
import dev.lexlog.schemas.model.ChunkId;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.worker.document.DocumentFollower;
import dev.lexlog.worker.document.KnownDocuments;
import dev.lexlog.worker.ner.NerDocument.Applied;
import dev.lexlog.worker.ner.NerDocument.Standing;
import dev.lexlog.worker.ner.NerDocument.Waiting;
import dev.lexlog.worker.rules.Checked;
import dev.lexlog.worker.rules.TextRules;
import dev.lexlog.worker.scope.Marks;
import dev.lexlog.worker.scope.Swept;
import dev.lexlog.worker.stage.Arrival;
import dev.lexlog.worker.stage.Lifetime;
import dev.lexlog.worker.stage.Output;
import dev.lexlog.worker.stage.Stage;
import dev.lexlog.worker.stage.TaskStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Extractions and the documents they were made from, in whatever order the two arrive. One that is
/// ahead of its document waits for the revision it was made from; one that is behind is refused.
/// When a document changes, links of chunks that survive stay until its next extraction.
public final class NerStage implements Stage<EntitiesExtracted>, DocumentFollower, Lifetime {
    private final WaitingExtractions.Share share;
    private final NerEntries entries;
    private final KnownDocuments documents;
    private final Marks marks;
    private final FindingsDiff diff;
    private final Rereading rereading;
    private final Retraction retraction;

    public NerStage(
            TaskStores stores,
            KnownDocuments documents,
            Marks marks,
            Topics topics,
            Rereading rereading,
            WaitingExtractions waiting) {
        this.share = waiting.share();
        this.entries = new NerEntries(stores, share);
        this.documents = documents;
        this.marks = marks;
        this.diff = new FindingsDiff(topics);
        this.rereading = rereading;
        this.retraction = new Retraction(entries, diff);
    }

    /// What scope commands reach of the extractions.
    public Swept swept() {
        return new NerSweep(entries, marks, retraction);
    }

    @Override
    public void begin() {
        share.set(entries.numberWaiting());
    }

    @Override
    public void end() {
        share.remove();
    }

    @Override
    public Checked<List<Output>> take(EntitiesExtracted event, Arrival arrival) {
        return ExtractionRules.check(event, arrival.key(), arrival.appendedAt())
                .then(extraction -> take(extraction, arrival));
    }

    @Override
    public List<Output> revised(
            DocumentId id, String contentHash, Set<ChunkId> vanished, Instant appendedAt) {
        var known = entries.document(id);
        var upTo = mark(id);
        var outputs = retracted(id, known, upTo);
        var settled = entries.settled(id, known, upTo);
        var before = findings(id, settled);
        var revision = new Revision(settled.revised(contentHash), outputs);
        var after = revision.latest(id, before.in(chunk -> !vanished.contains(chunk)));
        entries.put(id, revision.document);
        return replaced(id, before, after, outputs);
    }

    @Override
    public List<Output> removed(DocumentId id, Instant appendedAt) {
        var known = entries.document(id);
        var before = findings(id, known);
        entries.put(id, unapplied(id, known, appendedAt).removed(appendedAt));
        return replaced(id, before, Findings.NONE, List.of());
    }

    @Override
    public List<Output> cleared(DocumentId id, Instant upTo, boolean stays, int most) {
        var before = entries.document(id);
        boolean retracts = !stays || before.wasAppliedUntil(upTo);
        var outputs = retracts ? retraction.step(id, most) : List.<Output>of();
        if (outputs.size() == most) {
            return outputs;
        }
        var left = stays ? before : unapplied(id, before, upTo).forgotten(upTo);
        entries.put(id, voidUpTo(upTo, id, entries.settled(id, left, upTo)));
        return outputs;
    }

    /// The latest command on the document, on its source too as long as it is known.
    private @Nullable Instant mark(DocumentId id) {
        var document = documents.document(id);
        return marks.latest(id, document == null ? null : document.source());
    }

    /// The marks of sessions and domains last for ever; that a source was cleared is remembered
    /// with the document, because an extraction does not tell the source.
    private NerDocument voidUpTo(Instant upTo, DocumentId id, NerDocument document) {
        return document.voidUpTo(upTo).markedUpTo(marks.latest(id.session(), id.domain()));
    }

    /// When its document goes, an extraction that came after that was ahead of the next one.
    private NerDocument unapplied(DocumentId id, NerDocument known, Instant upTo) {
        var applied = known.applied();
        if (applied == null) {
            return known;
        }
        var arrival = entries.applied(id);
        entries.forgetApplied(id);
        var left = known.applied(null);
        var revision = rereading.of(arrival).revision();
        if (!applied.appendedAt().isAfter(upTo) || left.holdsWaiting(revision)) {
            return left;
        }
        entries.putWaiting(id, revision, arrival);
        return left.withFirst(new Waiting(revision, arrival.appendedAt()));
    }

    private Checked<List<Output>> take(Extraction extraction, Arrival arrival) {
        var id = extraction.document();
        var known = entries.document(id);
        var upTo = mark(id);
        if (known.isVoid(arrival.appendedAt())
                || (upTo != null && !arrival.appendedAt().isAfter(upTo))) {
            return Checked.good(List.of());
        }
        return switch (standing(known, extraction, arrival.appendedAt())) {
            case APPLIES -> apply(known, extraction, arrival);
            case WAITS -> Checked.good(await(known, extraction, arrival));
            case STALE ->
                    Checked.bad(
                            STALE_REVISION,
                            "content_hash is %s, a former revision of the document, whose newest is %s: extract from that one"
                                    .formatted(
                                            TextRules.shown(extraction.revision()),
                                            TextRules.shown(known.current())));
        };
    }

    private Standing standing(NerDocument known, Extraction extraction, Instant appendedAt) {
        return goes(extraction.document())
                ? Standing.WAITS
                : known.standingOf(extraction.revision(), appendedAt);
    }

    /// True while a scope command still has to remove the document.
    private boolean goes(DocumentId id) {
        var document = documents.document(id);
        return document != null && marks.cover(id, document.source(), document.appendedAt());
    }

    private Checked<List<Output>> apply(NerDocument known, Extraction extraction, Arrival arrival) {
        var id = extraction.document();
        return Findings.of(extraction, places(id))
                .then(after -> {
                    var upTo = mark(id);
                    var outputs = retracted(id, known, upTo);
                    var settled = entries.settled(id, known, upTo);
                    var before = findings(id, settled);
                    entries.putApplied(id, arrival);
                    var next = entries.superseded(id, settled, extraction.revision());
                    entries.put(id, next.applied(applied(known, extraction, arrival)));
                    return Checked.good(replaced(id, before, after, outputs));
                });
    }

    /// What a mark covers is taken back, not compared: a sweep may have taken back a part of it.
    private List<Output> retracted(DocumentId id, NerDocument known, @Nullable Instant upTo) {
        return upTo != null && known.wasAppliedUntil(upTo)
                ? retraction.step(id, Integer.MAX_VALUE)
                : new ArrayList<>();
    }

    private Places places(DocumentId id) {
        var document = documents.document(id);
        return Places.of(documents.chunks(id), document == null ? null : document.length());
    }

    private static Applied applied(NerDocument known, Extraction extraction, Arrival arrival) {
        return new Applied(known.current(), extraction.at(), arrival.appendedAt());
    }

    private List<Output> await(NerDocument known, Extraction extraction, Arrival arrival) {
        var id = extraction.document();
        var next = known.with(new Waiting(extraction.revision(), arrival.appendedAt()));
        entries.putWaiting(id, extraction.revision(), arrival);
        var refused = new ArrayList<Output>();
        while (next.waiting().size() > NerDocument.MOST_WAITING) {
            var oldest = next.waiting().getFirst().revision();
            refused.add(new Output.Refused(tooMany(oldest), entries.waiting(id, oldest)));
            entries.forgetWaiting(id, oldest);
            next = next.without(oldest);
        }
        entries.put(id, next);
        return refused;
    }

    private static Refusal tooMany(String oldest) {
        return new Refusal(
                TOO_MANY_WAITING,
                "content_hash is %s, and %d extractions that came later wait for revisions of the document as well: publish the document, then send its extraction again"
                        .formatted(TextRules.shown(oldest), NerDocument.MOST_WAITING));
    }

    private Findings findings(DocumentId id, NerDocument known) {
        return known.applied() == null ? Findings.NONE : entries.findings(id, known.applied().at());
    }

    private List<Output> replaced(
            DocumentId id, Findings before, Findings after, List<Output> outputs) {
        entries.replace(id, before, after);
        var all = new ArrayList<>(outputs);
        all.addAll(diff.of(id, before, after));
        return all;
    }

    /// A new revision on its way into the state, with the extractions that are made from it.
    private final class Revision {
        private final List<Output> outputs;
        private NerDocument document;

        Revision(NerDocument document, List<Output> outputs) {
            this.document = document;
            this.outputs = outputs;
        }

        /// What the last extraction made from this revision says; without one, what survived.
        Findings latest(DocumentId id, Findings survived) {
            var wanted = document.waitingFor(document.current());
            var applied = document.applied();
            boolean again = applied != null && applied.revision().equals(document.current());
            if (wanted.isEmpty() && !again) {
                return survived;
            }
            var places = places(id);
            var latest = again ? reapplied(id, places, survived) : survived;
            for (var waiting : wanted) {
                latest = applied(id, entries.waiting(id, waiting.revision()), places, latest);
                entries.forgetWaiting(id, waiting.revision());
                document = document.without(waiting.revision());
            }
            return latest;
        }

        /// The same content in other chunks.
        private Findings reapplied(DocumentId id, Places places, Findings survived) {
            return switch (Findings.of(rereading.of(entries.applied(id)), places)) {
                case Checked.Good<Findings>(var findings) -> findings;
                case Checked.Bad<Findings> _ -> survived;
            };
        }

        private Findings applied(DocumentId id, Arrival arrival, Places places, Findings former) {
            var extraction = rereading.of(arrival);
            return switch (Findings.of(extraction, places)) {
                case Checked.Bad<Findings>(var refusal) -> {
                    outputs.add(new Output.Refused(refusal, arrival));
                    yield former;
                }
                case Checked.Good<Findings>(var findings) -> {
                    entries.putApplied(id, arrival);
                    document =
                            entries.superseded(id, document, extraction.revision())
                                    .applied(NerStage.applied(document, extraction, arrival));
                    yield findings;
                }
            };
        }
    }
}
