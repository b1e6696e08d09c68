package dev.lexlog.store.embedded.lucene;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a commit of the index says of itself: the settings it was made with, and its positions.
record CommitData(GenerationSettings settings, Map<LogPartition, IndexPosition> positions) {
    private static final String FORMAT = "2";
    private static final String POSITION = "position ";

    CommitData {
        positions = Map.copyOf(positions);
    }

    static CommitData empty(GenerationSettings settings) {
        return new CommitData(settings, Map.of());
    }

    /// Whether a commit was made with these settings and by this version of the code.
    static boolean matches(Map<String, String> userData, GenerationSettings settings) {
        return settings(settings).entrySet().stream()
                .allMatch(e -> e.getValue().equals(userData.get(e.getKey())));
    }

    static CommitData parse(Map<String, String> userData, GenerationSettings settings) {
        var positions = new HashMap<LogPartition, IndexPosition>();
        userData.forEach((name, value) -> {
            if (name.startsWith(POSITION)) {
                positions.put(partition(name.substring(POSITION.length())), position(value));
            }
        });
        return new CommitData(settings, positions);
    }

    Map<String, String> userData() {
        var data = new TreeMap<>(settings(settings));
        positions.forEach((partition, at) -> data.put(POSITION + partition, text(at)));
        return data;
    }

    private static Map<String, String> settings(GenerationSettings settings) {
        return Map.of(
                "format", FORMAT,
                "model", settings.model().name(),
                "dimension", Integer.toString(settings.model().dimension()),
                "analyser", settings.analyser(),
                "partition_count", Integer.toString(settings.partitionCount()));
    }

    private static LogPartition partition(String text) {
        int slash = text.lastIndexOf('/');
        return new LogPartition(
                text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    private static String text(IndexPosition at) {
        var time = at.eventTime();
        return at.position() + " " + (time == null ? "-" : time) + " " + at.topicId();
    }

    private static IndexPosition position(String text) {
        var parts = text.split(" ", 3);
        var time = parts[1].equals("-") ? null : Instant.parse(parts[1]);
        return new IndexPosition(parts[2], Long.parseLong(parts[0]), time);
    }
}
