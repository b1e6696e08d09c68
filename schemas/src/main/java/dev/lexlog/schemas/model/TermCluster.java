package dev.lexlog.schemas.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which cluster of its scope (domain and session) a term belongs to. Terms are told apart by
/// `termFolded`.
public record TermCluster(
        @Nullable String domain,
        @Nullable String session,
        String term,
        String termFolded,
        int cluster,
        Instant computedAt)
        implements LogRow {
    @Override
    public LogTable table() {
        return LogTable.CLUSTERS;
    }

    @Override
    public String key() {
        return Keys.array(domain, session, term);
    }
}
