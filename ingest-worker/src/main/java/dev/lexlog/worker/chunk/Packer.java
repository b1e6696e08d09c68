package dev.lexlog.worker.chunk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Packs units into chunks. A *run* is what lies between two boundaries that do not depend on how
/// full the chunks before them are: the start, a sheet, a closing heading, a split block. Whatever
/// changes inside a run, the chunks of the next run stay the same.
final class Packer {
    /// An open chunk of this length is closed by a heading.
    private static final int CLOSABLE = 200;

    private final CodePoints text;
    private final ChunkerSettings settings;
    private final int closable;
    private final Landmarks landmarks;
    private final int most;
    private final List<Piece> pieces = new ArrayList<>();
    private int count;

    /// The chunk before the open one, as long as it belongs to the same run.
    private Deque<Unit> previous = new ArrayDeque<>();

    private Deque<Unit> open = new ArrayDeque<>();

    /// The header of the table that is being split.
    private @Nullable Range header;

    /// Where the last chunk of this run began, without its overlap; -1 at the run's first.
    private int lastStart = -1;

    Packer(CodePoints text, ChunkerSettings settings, int most) {
        this.text = text;
        this.settings = settings;
        this.most = most;
        closable = Math.min(CLOSABLE, settings.target());
        landmarks = new Landmarks(text, settings.target());
    }

    void add(Unit unit) {
        if (unit.headed()) {
            closeAtHeading();
        }
        if (open.isEmpty()) {
            landmarks.startRun(unit.start());
        } else if (isLandmark(unit)) {
            landmarks.startRun(unit.start());
            closeChunk();
        } else if (!fits(unit)) {
            closeChunk();
        }
        open.addLast(unit);
    }

    /// The next unit starts a chunk, and nothing before it has a say in what follows.
    void endRun() {
        emit(previous);
        emit(open);
        previous = new ArrayDeque<>();
        open = new ArrayDeque<>();
        header = null;
        lastStart = -1;
    }

    void startTable(Range header) {
        endRun();
        this.header = header;
    }

    /// How long a chunk of this table or text may be, without the header that it repeats.
    int room() {
        if (header == null) {
            return settings.target();
        }
        int repeated = header.length() + 1;
        return Math.max(settings.target(), 2 * repeated) - repeated;
    }

    Pieces finish() {
        endRun();
        return new Pieces(List.copyOf(pieces), count);
    }

    private void closeAtHeading() {
        fillFromPrevious();
        if (length(open) >= closable) {
            endRun();
        }
    }

    /// How much of the run's end lies in the open chunk depends on everything before it. Whether
    /// the heading closes must not: a short rest takes units back until it is closable, or until
    /// one more would never have fitted.
    private void fillFromPrevious() {
        while (length(open) < closable && !previous.isEmpty()) {
            var last = previous.getLast();
            if (open.getLast().end() - last.start() > settings.target()) {
                var rest = open;
                open = new ArrayDeque<>();
                endRun();
                open = rest;
                landmarks.startRun(rest.getFirst().start());
                return;
            }
            open.addFirst(previous.removeLast());
        }
    }

    private boolean isLandmark(Unit unit) {
        return !unit.headed() && length(open) >= closable && landmarks.isAt(unit);
    }

    private boolean fits(Unit unit) {
        int length = unit.end() - open.getFirst().start();
        return length <= (repeatsHeader(open) ? room() : settings.target());
    }

    private boolean repeatsHeader(Deque<Unit> chunk) {
        return header != null && chunk.getFirst().start() > header.start();
    }

    private void closeChunk() {
        emit(previous);
        previous = open;
        open = new ArrayDeque<>();
    }

    private void emit(Deque<Unit> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        count++;
        if (count <= most) {
            pieces.add(piece(chunk));
        }
        lastStart = chunk.getFirst().start();
    }

    private Piece piece(Deque<Unit> chunk) {
        var first = chunk.getFirst();
        int end = chunk.getLast().end();
        if (header != null && repeatsHeader(chunk)) {
            var rows = text.substring(first.start(), end);
            var repeated = text.substring(header.start(), header.end());
            return new Piece(first.section(), repeated + "\n" + rows, first.start(), end);
        }
        int start = overlapped(first.start());
        return new Piece(first.section(), text.substring(start, end), start, end);
    }

    /// Moves back over what the previous chunk of the run already holds, to the start of a word.
    private int overlapped(int start) {
        if (lastStart < 0 || settings.overlap() == 0) {
            return start;
        }
        int earliest = Math.max(lastStart, start - settings.overlap());
        for (int at = earliest; at < start; at++) {
            if (at == lastStart || text.isSpace(at - 1)) {
                return text.trimmedStart(at, start);
            }
        }
        return earliest;
    }

    private static int length(Deque<Unit> chunk) {
        return chunk.isEmpty() ? 0 : chunk.getLast().end() - chunk.getFirst().start();
    }
}
