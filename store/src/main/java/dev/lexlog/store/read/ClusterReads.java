package dev.lexlog.store.read;

import dev.lexlog.schemas.model.TermCluster;
import dev.lexlog.store.Visibility;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Terms that lie near each other, as `lexlog cluster` last found.
public interface ClusterReads {
    /// The others in the clusters of this term, ignoring case, by (folded term, key) behind
    /// `after`.
    List<TermCluster> siblings(
            String term, Visibility visibility, @Nullable SiblingPlace after, int limit);

    /// The clusters that hold at least one of these names, ignoring case, each with its terms by
    /// (folded term, key); most names first, then by domain, session (none first) and number.
    List<Matched> matching(Collection<String> names, Visibility visibility, int limit);

    /// `names` counts how many of the names asked for the cluster holds.
    record Matched(List<TermCluster> terms, long names) {
        public Matched {
            terms = List.copyOf(terms);
        }
    }

    record SiblingPlace(String termFolded, String key) {
        public static SiblingPlace of(TermCluster sibling) {
            return new SiblingPlace(sibling.termFolded(), sibling.key());
        }
    }
}
