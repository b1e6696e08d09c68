package dev.lexlog.schemas.topic;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes topics exist as they are wanted. Existing topics are never altered: one that differs is a
/// {@link Fault} that lists every difference and its cure.
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final List<TopicSpec> wanted;
    private final ExistingTopics existing;
    private final Admin admin;

    public TopicSetup(Admin admin, TopicCatalog catalog) {
        this(admin, catalog.all());
    }

    public TopicSetup(Admin admin, List<TopicSpec> wanted) {
        this.admin = admin;
        this.wanted = List.copyOf(wanted);
        this.existing = new ExistingTopics(admin);
    }

    /// Returns when every topic is there and right; waits for a broker that does not answer.
    public void run() {
        var pause = Duration.ofMillis(100);
        while (!isReady()) {
            sleep(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /// One attempt: whether every topic was there already. Existing topics are checked before
    /// anything is created, so a cluster that was made with another partition count stays as it is.
    public boolean isReady() {
        try {
            var found = existing.named(wanted.stream().map(TopicSpec::name).toList());
            requireRight(found);
            var missing = wanted.stream().filter(t -> !found.containsKey(t.name())).toList();
            create(missing.stream().map(TopicSetup::newTopic).toList());
            return missing.isEmpty();
        } catch (Unavailable e) {
            LOG.warn("Waiting for Kafka: {}", e.getMessage());
            return false;
        }
    }

    private void requireRight(Map<String, ExistingTopic> found) {
        var problems =
                wanted.stream()
                        .flatMap(spec ->
                                Optional.ofNullable(found.get(spec.name())).stream()
                                        .flatMap(topic -> topic.problems(spec).stream()))
                        .toList();
        if (!problems.isEmpty()) {
            throw new Fault(String.join("\n", problems));
        }
    }

    /// Nothing when the controller knows one of them already: then a broker's view is behind, and
    /// the topic has yet to be checked.
    private void create(List<NewTopic> missing) {
        var trial = admin.createTopics(missing, new CreateTopicsOptions().validateOnly(true));
        for (var answer : trial.values().values()) {
            if (Answers.isRefused(TopicExistsException.class, answer)) {
                return;
            }
        }
        var created = admin.createTopics(missing);
        for (var name : created.values().keySet()) {
            Answers.unless(TopicExistsException.class, created.topicId(name))
                    .ifPresent(id -> LOG.info("Created topic {}", name));
        }
    }

    private static NewTopic newTopic(TopicSpec spec) {
        return new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty())
                .configs(spec.config());
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for Kafka", e);
        }
    }
}
