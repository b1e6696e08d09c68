package dev.lexlog.worker.chunk;

/// Picks the few units that start a chunk although the open one has room for them. Once a run of
/// text is three targets long, a unit that its own content picks (one in about every two targets of
/// text) is a boundary whatever stands before it, so that boundaries which an edit has shifted fall
/// back into their old places.
final class Landmarks {
    private static final int RUN = 3;
    private static final int SPACING = 2;

    private final CodePoints text;
    private final long target;
    private int runStart;

    Landmarks(CodePoints text, int target) {
        this.text = text;
        this.target = target;
    }

    void startRun(int position) {
        runStart = position;
    }

    boolean isAt(Unit unit) {
        if (unit.start() - runStart < RUN * target) {
            return false;
        }
        long lot = Math.floorMod((long) text.hash(unit.start(), unit.end()), SPACING * target);
        return lot < unit.end() - unit.start();
    }
}
