package dev.lexlog.api.await;

import dev.lexlog.api.pipeline.Pipeline;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.lifecycle.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Looks at the progress. Whose vectors count is known only when the generations are read, which
/// comes last, so what was known before is looked at, and once more when others turn up. Used by
/// one thread.
final class ProgressLook {
    private final Pipeline pipeline;
    private final Supplier<? extends Collection<Standing.Reader>> answering;
    private final Topics topics;
    private Set<Vectors> known = Set.of();

    ProgressLook(
            Pipeline pipeline,
            Supplier<? extends Collection<Standing.Reader>> answering,
            Topics topics) {
        this.pipeline = pipeline;
        this.answering = answering;
        this.topics = topics;
    }

    /// A topic that is gone by now fails the look, and must not fail the next.
    Progress now(Set<LogPartition> partitions) {
        var expected = known;
        known = Set.of();
        while (true) {
            var committed = pipeline.committed(groups(expected));
            var ends = ends(partitions, expected);
            var readers = List.copyOf(answering.get());
            var found = new HashSet<Vectors>();
            readers.forEach(r -> found.add(Vectors.of(r)));
            if (expected.containsAll(found)) {
                known = found;
                return new Progress(committed, ends, readers);
            }
            expected = found;
        }
    }

    private List<String> groups(Set<Vectors> vectors) {
        var groups = new ArrayList<String>();
        groups.add(topics.ingestGroup());
        vectors.forEach(v -> groups.add(topics.embeddingGroup(v.suffix)));
        return groups;
    }

    private Map<LogPartition, Long> ends(Set<LogPartition> partitions, Set<Vectors> vectors) {
        var all = new HashSet<>(partitions);
        for (var some : vectors) {
            for (int p = 0; p < some.partitionCount; p++) {
                all.add(new LogPartition(topics.embeddings(some.suffix), p));
            }
        }
        return pipeline.highWatermarks(all);
    }

    /// The vectors of one model, by the suffix of their topic.
    private record Vectors(String suffix, int partitionCount) {
        static Vectors of(Standing.Reader reader) {
            var settings = reader.settings();
            return new Vectors(settings.embeddings(), settings.partitionCount());
        }
    }
}
