package dev.lexlog.standalone.cli.erase;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.standalone.cli.client.CommandFailed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The topics in which events travel between the worker's tasks, whole and without a limit of time.
/// What the worker has read there and committed nobody reads again: a new worker starts from its
/// committed offsets, and a new generation from the log. So it can go, as Kafka Streams deletes
/// what it has read of its own repartition topics.
record InternalTopics(Log log, Receipt receipt) {
    void purge() {
        var names = Arrays.stream(InputTopic.values()).map(log.topics()::internal).toList();
        var read = read(names);
        try {
            log.brokers().delete(read);
        } catch (CommandFailed e) {
            receipt.missing("internal topics", String.valueOf(e.getMessage()));
            return;
        }
        var starts = log.brokers().starts(log.brokers().partitions(names));
        for (var name : names) {
            long before =
                    read.keySet().stream()
                            .filter(p -> p.topic().equals(name))
                            .filter(p -> starts.getOrDefault(p, 0L) < read.getOrDefault(p, 0L))
                            .count();
            if (before == 0) {
                receipt.acknowledged(name, "what the worker has read is deleted");
            } else {
                receipt.missing(name, "%d partitions still hold it".formatted(before));
            }
        }
    }

    private Map<LogPartition, Long> read(List<String> names) {
        var read = new HashMap<>(log.brokers().committed(log.topics().ingestGroup()));
        read.keySet().removeIf(p -> !names.contains(p.topic()));
        return read;
    }
}
