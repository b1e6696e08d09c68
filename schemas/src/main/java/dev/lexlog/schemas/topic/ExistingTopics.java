package dev.lexlog.schemas.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Topics as the broker knows them.
record ExistingTopics(Admin admin) {
    /// Those of these names that exist.
    Map<String, ExistingTopic> named(List<String> names) {
        var topics = new HashMap<String, ExistingTopic>();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, answer) ->
                        Answers.unless(UnknownTopicOrPartitionException.class, answer)
                                .ifPresent(topic ->
                                        topics.put(
                                                name,
                                                new ExistingTopic(
                                                        name,
                                                        topic.partitions().size(),
                                                        config(name)))));
        return topics;
    }

    private Map<String, String> config(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var config = Answers.of(admin.describeConfigs(List.of(resource)).all()).get(resource);
        return config == null ? Map.of() : values(config);
    }

    private static Map<String, String> values(Config config) {
        var values = new HashMap<String, String>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }
}
