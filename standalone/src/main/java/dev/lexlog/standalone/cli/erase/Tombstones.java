package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.cli.erase.Readers.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Behind which ends the tombstones of a removal lie, and who has read them. It is asked after the
/// removal is applied: the tombstones are in the log then, apart from those of a model's vectors,
/// which its embedding stage writes when it reads those of the chunks.
final class Tombstones {
    private final Topics topics;
    private final Ends ends;
    private final Map<String, Map<LogPartition, Long>> known = new HashMap<>();

    Tombstones(Topics topics, Ends ends) {
        this.topics = topics;
        this.ends = ends;
    }

    /// In how many partitions of the chunks the stage has to read that makes the generation's
    /// vectors.
    long unreadByStage(Reader generation) {
        if (known.containsKey(topics.embeddings(generation.vectors()))) {
            return 0;
        }
        var committed = ends.committed(topics.embeddingGroup(generation.vectors()));
        return ends.behind(committed, of(topics.log(LogTable.CHUNKS)));
    }

    /// In how many partitions the generation has to read; asked when the stage of its vectors has
    /// read all.
    long unread(Reader generation) {
        var behind = new HashMap<LogPartition, Long>();
        generation.positions().keySet().stream()
                .map(LogPartition::topic)
                .collect(Collectors.toSet())
                .forEach(topic -> behind.putAll(of(topic)));
        return ends.behind(generation.positions(), behind);
    }

    private Map<LogPartition, Long> of(String topic) {
        return known.computeIfAbsent(topic, ends::of);
    }
}
