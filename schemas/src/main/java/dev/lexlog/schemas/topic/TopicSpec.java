package dev.lexlog.schemas.topic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a topic must be.
public record TopicSpec(String name, int partitions, List<TopicSetting> settings) {
    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException(name + " with " + partitions + " partitions");
        }
        settings = List.copyOf(settings);
    }

    /// The settings as Kafka takes them.
    public Map<String, String> config() {
        var config = new LinkedHashMap<String, String>();
        settings.forEach(setting -> config.put(setting.name(), setting.value()));
        return config;
    }
}
