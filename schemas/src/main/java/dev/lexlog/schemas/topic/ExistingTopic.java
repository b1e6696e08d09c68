package dev.lexlog.schemas.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A topic as the broker describes it.
record ExistingTopic(String name, int partitions, Map<String, String> config) {
    /// How it differs from what is wanted, one line each, with the cure.
    List<String> problems(TopicSpec wanted) {
        var problems = new ArrayList<String>();
        if (partitions != wanted.partitions()) {
            problems.add(
                    "topic %s has %d partitions, wanted %d: the count is fixed when a topic is created, so start with %d partitions, or with another topic prefix"
                            .formatted(name, partitions, wanted.partitions(), partitions));
        }
        for (var setting : wanted.settings()) {
            var found = config.getOrDefault(setting.name(), "nothing");
            if (!setting.accepts(found)) {
                problems.add(
                        "topic %s has %s = %s, wanted %s: kafka-configs.sh --alter --topic %s --add-config %s=%s"
                                .formatted(
                                        name,
                                        setting.name(),
                                        found,
                                        setting.wanted(),
                                        name,
                                        setting.name(),
                                        asConfig(setting.value())));
            }
        }
        return problems;
    }

    /// As kafka-configs.sh takes it: a list in brackets.
    private static String asConfig(String value) {
        return value.contains(",") ? "[" + value + "]" : value;
    }
}
