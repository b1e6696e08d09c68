package dev.lexlog.projector.verify;

import org.jspecify.annotations.Nullable;

/// One table against the fold of its log. `superseded` keys were written again while the log was
/// read: their former records may be compacted away, so they are not compared. `live` is null
/// without another generation that answers.
public record TableFindings(
        String table,
        long rows,
        String digest,
        long logRows,
        String logDigest,
        Differences log,
        long superseded,
        @Nullable Differences live) {}
