package dev.lexlog.standalone.config;

import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.standalone.setting.Kind;
import dev.lexlog.standalone.setting.Setting;
import java.util.List;

/// `topics.*`.
final class TopicsSection {
    static final Setting<Topics> PREFIX =
            new Setting<>(
                    "topics.prefix",
                    Kind.of("beginning of topic names (letters, digits, . _ -)", TopicsSection::of),
                    Topics.DEFAULT.prefix(),
                    "What the names of all topics and consumer groups begin with.");

    static final Setting<Integer> PARTITIONS =
            new Setting<>(
                    "topics.partitions",
                    Kind.number(1, 10_000),
                    Integer.toString(TopicCatalog.DEFAULT_PARTITIONS),
                    "Partitions of every topic. Fixed when the topics are created; replication is"
                            + " the brokers' `default.replication.factor`.");

    private TopicsSection() {}

    static List<Setting<?>> listed() {
        return List.of(PREFIX, PARTITIONS);
    }

    private static Topics of(String prefix) {
        if (!prefix.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(prefix);
        }
        return new Topics(prefix);
    }
}
