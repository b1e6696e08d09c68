package dev.lexlog.worker.event;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.ComputedCluster;
import dev.lexlog.schemas.event.DomainRemoved;
import dev.lexlog.schemas.event.HashChange;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.ScopeChange;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.SourceCleared;
import dev.lexlog.schemas.event.SourceHashSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short ways to say what a producer publishes besides documents.
public final class Commands {
    private Commands() {}

    public static ScopeCommand sessionEnded(String session) {
        return command(new SessionEnded(session, null));
    }

    public static ScopeCommand sessionEnded(String session, @Nullable Instant upTo) {
        return command(new SessionEnded(session, upTo));
    }

    public static ScopeCommand domainRemoved(String domain) {
        return command(new DomainRemoved(domain));
    }

    /// A null domain is every domain.
    public static ScopeCommand sourceCleared(String source, @Nullable String domain) {
        return command(new SourceCleared(source, domain));
    }

    public static ScopeCommand command(ScopeChange change) {
        return new ScopeCommand("", null, change);
    }

    public static HashUpdate hash(HashChange change) {
        return new HashUpdate("", null, change);
    }

    public static HashUpdate sourceHash(String source, String type, String hash) {
        return hash(new SourceHashSet(source, type, hash));
    }

    /// One text a cluster, its terms parted by spaces.
    public static ClustersComputed clusters(
            @Nullable String domain, @Nullable String session, String... clusters) {
        return new ClustersComputed(
                domain,
                session,
                "",
                null,
                Arrays.stream(clusters)
                        .map(terms -> new ComputedCluster(List.of(terms.split(" "))))
                        .toList());
    }
}
