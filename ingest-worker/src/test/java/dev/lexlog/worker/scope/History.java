package dev.lexlog.worker.scope;

import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.event.ScopeCommand;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/// Events with the times at which the broker appended them. Inside a topic their order stands;
/// between topics they may be read in any.
record History(List<Appended> events) {
    History {
        events = List.copyOf(events);
    }

    record Appended(InputEvent event, Instant at) {}

    /// As they were appended; a command reaches what was appended in the same moment.
    List<Appended> inTime() {
        return events.stream()
                .sorted(
                        Comparator.comparing(Appended::at)
                                .thenComparing(e -> e.event() instanceof ScopeCommand))
                .toList();
    }

    List<Appended> interleaved(Random random) {
        Map<InputTopic, Queue<Appended>> topics = new EnumMap<>(InputTopic.class);
        for (var event : events) {
            topics.computeIfAbsent(event.event().topic(), t -> new ArrayDeque<>()).add(event);
        }
        var read = new ArrayList<Appended>();
        while (!topics.isEmpty()) {
            var left = List.copyOf(topics.keySet());
            var topic = left.get(random.nextInt(left.size()));
            var queue = topics.getOrDefault(topic, new ArrayDeque<>());
            read.add(queue.remove());
            if (queue.isEmpty()) {
                topics.remove(topic);
            }
        }
        return read;
    }
}
