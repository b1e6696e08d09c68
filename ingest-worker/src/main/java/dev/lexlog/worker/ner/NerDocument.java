package dev.lexlog.worker.ner;

import dev.lexlog.worker.stage.FieldReader;
import dev.lexlog.worker.stage.FieldWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What ner remembers of a document: whether it lives, its last {@value #REVISIONS} revisions (the
/// newest at the end; kept when an event removed it, with the time of that), which extractions
/// wait, in the order in which they came, and which one is applied. What was appended until
/// `voidUpTo` is gone.
record NerDocument(
        boolean live,
        List<String> revisions,
        List<Waiting> waiting,
        @Nullable Applied applied,
        @Nullable Instant voidUpTo,
        @Nullable Instant removedAt) {
    static final NerDocument UNKNOWN =
            new NerDocument(false, List.of(), List.of(), null, null, null);
    static final int REVISIONS = 16;
    static final int MOST_WAITING = 16;
    private static final int FORMAT = 2;

    NerDocument {
        revisions = List.copyOf(revisions);
        waiting = List.copyOf(waiting);
    }

    /// An extraction that waits for a revision, or for {@link Extraction#ANY}.
    record Waiting(String revision, Instant appendedAt) {}

    /// The extraction that was applied last, to this revision.
    record Applied(String revision, Instant at, Instant appendedAt) {}

    /// What can be done with an extraction made from a revision.
    enum Standing {
        APPLIES,
        STALE,
        WAITS
    }

    /// One that came after the removal of its document is ahead of the next.
    Standing standingOf(String revision, Instant appendedAt) {
        if (live && (revision.equals(Extraction.ANY) || revision.equals(current()))) {
            return Standing.APPLIES;
        }
        boolean isAhead = removedAt != null && appendedAt.isAfter(removedAt);
        return revisions.contains(revision) && !isAhead ? Standing.STALE : Standing.WAITS;
    }

    /// The newest revision, of a removed document too.
    String current() {
        return revisions.getLast();
    }

    NerDocument revised(String revision) {
        var known = new ArrayList<>(revisions);
        known.remove(revision);
        known.add(revision);
        var last = known.subList(Math.max(0, known.size() - REVISIONS), known.size());
        return new NerDocument(true, last, waiting, applied, voidUpTo, null);
    }

    /// Those that can be applied to the revision, in the order in which they came.
    List<Waiting> waitingFor(String revision) {
        return waiting.stream()
                .filter(w -> w.revision().equals(revision) || w.revision().equals(Extraction.ANY))
                .toList();
    }

    /// Those that came before the one that waits for this, all when none does.
    List<Waiting> waitingBefore(String revision) {
        return waiting.stream().takeWhile(w -> !w.revision().equals(revision)).toList();
    }

    NerDocument removed(Instant at) {
        return new NerDocument(false, revisions, waiting, null, voidUpTo, at);
    }

    NerDocument voidUpTo(Instant time) {
        var last = voidUpTo == null || time.isAfter(voidUpTo) ? time : voidUpTo;
        return new NerDocument(live, revisions, waiting, applied, last, removedAt);
    }

    /// A mark of this time says as much as an earlier `voidUpTo`.
    NerDocument markedUpTo(@Nullable Instant mark) {
        return mark == null || voidUpTo == null || voidUpTo.isAfter(mark)
                ? this
                : new NerDocument(live, revisions, waiting, applied, null, removedAt);
    }

    /// Only what waits is left of a document that went until then.
    NerDocument forgotten(Instant upTo) {
        return removedAt != null && removedAt.isAfter(upTo)
                ? this
                : new NerDocument(false, List.of(), waiting, null, voidUpTo, null);
    }

    boolean wasAppliedUntil(Instant time) {
        return applied != null && !applied.appendedAt().isAfter(time);
    }

    boolean isVoid(Instant appendedAt) {
        return voidUpTo != null && !appendedAt.isAfter(voidUpTo);
    }

    boolean holdsWaiting(String revision) {
        return waiting.stream().anyMatch(w -> w.revision().equals(revision));
    }

    /// Before all that wait, which came after it.
    NerDocument withFirst(Waiting extraction) {
        return waiting(Stream.concat(Stream.of(extraction), waiting.stream()).toList());
    }

    /// Takes the place of one that waits for the same revision.
    NerDocument with(Waiting extraction) {
        return waiting(
                Stream.concat(
                                without(extraction.revision()).waiting.stream(),
                                Stream.of(extraction))
                        .toList());
    }

    NerDocument without(String revision) {
        return waiting(waiting.stream().filter(w -> !w.revision().equals(revision)).toList());
    }

    NerDocument applied(@Nullable Applied extraction) {
        return new NerDocument(live, revisions, waiting, extraction, voidUpTo, removedAt);
    }

    private NerDocument waiting(List<Waiting> all) {
        return new NerDocument(live, revisions, all, applied, voidUpTo, removedAt);
    }

    byte[] toBytes() {
        var fields = new FieldWriter(FORMAT).flag(live).number(revisions.size());
        revisions.forEach(fields::text);
        fields.number(waiting.size());
        waiting.forEach(w -> fields.text(w.revision()).time(w.appendedAt()));
        fields.flag(applied != null);
        if (applied != null) {
            fields.text(applied.revision()).time(applied.at()).time(applied.appendedAt());
        }
        return fields.timeOrNull(voidUpTo).timeOrNull(removedAt).toBytes();
    }

    static NerDocument fromBytes(byte[] bytes) {
        var fields = new FieldReader("what ner knows of a document", FORMAT, bytes);
        boolean live = fields.flag();
        var revisions = Stream.generate(fields::text).limit(fields.number()).toList();
        var waiting =
                Stream.generate(() -> new Waiting(fields.text(), fields.time()))
                        .limit(fields.number())
                        .toList();
        var applied =
                fields.flag() ? new Applied(fields.text(), fields.time(), fields.time()) : null;
        return new NerDocument(
                live, revisions, waiting, applied, fields.timeOrNull(), fields.timeOrNull());
    }
}
