package dev.lexlog.worker.stream;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSpec;
import dev.lexlog.worker.config.WorkerConfig;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// That every topic is there with the number of partitions that keys are hashed by (law 6).
public final class TopicCheck {
    private TopicCheck() {}

    public static void require(WorkerConfig config) {
        var specs = new TopicCatalog(config.topics(), config.partitions()).all();
        var names = specs.stream().map(TopicSpec::name).toList();
        Map<String, Object> bootstrap = Map.of("bootstrap.servers", config.bootstrapServers());
        try (var admin = Admin.create(config.clientProperties(bootstrap))) {
            var found = admin.describeTopics(names).allTopicNames().get();
            var wrong =
                    found.values().stream()
                            .filter(topic -> topic.partitions().size() != config.partitions())
                            .map(TopicCheck::described)
                            .sorted()
                            .collect(Collectors.joining(", "));
            if (!wrong.isEmpty()) {
                throw new Fault(
                        "expected %d partitions, but found %s"
                                .formatted(config.partitions(), wrong));
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new Fault("a topic is missing among " + names, e);
            }
            throw new Unavailable("the broker does not describe its topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while asking for the topics", e);
        }
    }

    private static String described(TopicDescription topic) {
        return topic.name() + " with " + topic.partitions().size();
    }
}
