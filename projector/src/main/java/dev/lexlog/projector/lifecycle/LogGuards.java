package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.Absence;
import dev.lexlog.projector.LogTopics;
import dev.lexlog.projector.LostRecords;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.Generations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Law 6: why a generation must not answer, although its rows may look right. Each throws a {@link
/// Fault} that says so. The projectors check the same when they take a partition.
final class LogGuards {
    private final Topics topics;
    private final Broker broker;
    private final Generations generations;
    private final InstantSource clock;
    private final Map<Integer, Map<String, String>> topicIds = new HashMap<>();

    LogGuards(Topics topics, Broker broker, Generations generations, InstantSource clock) {
        this.topics = topics;
        this.broker = broker;
        this.generations = generations;
        this.clock = clock;
    }

    void check(GenerationEntry entry) {
        var settings = entry.settings();
        var names = topics.logs(settings.embeddings());
        var described = broker.describe(names);
        described.requirePartitions(settings.partitionCount());
        requireSameTopics(entry.number(), described);
        var positions = generations.positions(entry.number());
        var lastAtEnd = generations.lastAtEnd(entry.number());
        var ends = broker.ends(names, settings.partitionCount());
        var now = clock.instant();
        ends.forEach((partition, end) -> {
            long position = positions.getOrDefault(partition, 0L);
            LostRecords.check(partition, position, end);
            Instant last = lastAtEnd.getOrDefault(partition, entry.createdAt());
            var kept = described.named(partition.topic()).tombstonesKept();
            Absence.check(partition, end - position, last, kept, now);
        });
    }

    /// Since this keeper first saw them; the store compares with what it has read from.
    private void requireSameTopics(int number, LogTopics described) {
        var known = topicIds.computeIfAbsent(number, _ -> new HashMap<>());
        described
                .byName()
                .forEach((name, topic) -> {
                    var before = known.putIfAbsent(name, topic.id());
                    if (before != null && !before.equals(topic.id())) {
                        throw new Fault(
                                "topic %s was created anew (id %s, but rows were read from id %s)"
                                        .formatted(name, topic.id(), before));
                    }
                });
    }
}
