package dev.lexlog.projector;

import dev.lexlog.projector.LogTopics.LogTopic;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// Asks the broker about the log topics. A topic that is not there yet is {@link Unavailable}: the
/// worker creates it.
public record TopicDescriptions(Admin admin, Collection<String> names) {
    public LogTopics read() {
        try {
            var resources = names.stream().map(TopicDescriptions::resource).toList();
            var configs = admin.describeConfigs(resources).all().get();
            var topics = new HashMap<String, LogTopic>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> {
                        var id = topic.topicId().toString();
                        var kept = tombstonesKept(configs, name);
                        topics.put(name, new LogTopic(id, topic.partitions().size(), kept));
                    });
            return new LogTopics(topics);
        } catch (ExecutionException e) {
            throw new Unavailable("cannot describe the log topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while describing the log topics", e);
        }
    }

    private static Duration tombstonesKept(Map<ConfigResource, Config> configs, String topic) {
        var config = configs.get(resource(topic));
        if (config == null) {
            throw new Fault("the broker does not tell the settings of " + topic);
        }
        var millis = config.get(TopicConfig.DELETE_RETENTION_MS_CONFIG).value();
        return Duration.ofMillis(Long.parseLong(millis));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
