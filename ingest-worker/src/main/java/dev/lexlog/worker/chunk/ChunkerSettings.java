package dev.lexlog.worker.chunk;

/// How large chunks become, in Unicode code points: blocks are packed up to `target`, a single
/// block stays whole up to `tableLimit`, and a chunk that continues a section repeats up to
/// `overlap` of what stands before it.
public record ChunkerSettings(int target, int tableLimit, int overlap) {
    private static final int RULES = 1;

    public ChunkerSettings {
        if (target < 1) {
            throw new IllegalArgumentException("chunk target is " + target + ": at least 1");
        }
        if (tableLimit < target) {
            throw new IllegalArgumentException(
                    "table limit is " + tableLimit + ": at least the target, " + target);
        }
        if (overlap < 0 || overlap >= target) {
            throw new IllegalArgumentException(
                    "chunk overlap is " + overlap + ": 0 or more and below the target, " + target);
        }
    }

    public static ChunkerSettings defaults() {
        return new ChunkerSettings(1_500, 6_000, 0);
    }

    /// Equal fingerprints cut every document alike. Part of a document's fingerprint, so it also
    /// names the rules: a change of the chunker that moves boundaries raises `RULES`.
    public String fingerprint() {
        return "rules=%d target=%d table-limit=%d overlap=%d"
                .formatted(RULES, target, tableLimit, overlap);
    }
}
