package dev.lexlog.store;

import java.util.Locale;

/// By what a generation ranks the chunks that have the words of a query; a search names it, for the
/// one is no substitute for the other.
public enum LexicalRanking {
    BM25,

    /// PostgreSQL's own, which counts words but does not know how rare they are: a stop-gap.
    TS_RANK;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
