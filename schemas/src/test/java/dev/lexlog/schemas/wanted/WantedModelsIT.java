package dev.lexlog.schemas.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.EmbeddingModel;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSetup;
import dev.lexlog.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WantedModelsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final WantedModel FIRST = wanted("embeddings", 384);
    private static final WantedModel SEVENTH = wanted("embeddings.g7", 1_024);

    private KafkaClusterTestKit kafka;

    @BeforeAll
    void start() throws Exception {
        var nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build();
        kafka =
                new KafkaClusterTestKit.Builder(nodes)
                        .setConfigProp("auto.create.topics.enable", "false")
                        .build();
        kafka.format();
        kafka.startup();
        kafka.waitForReadyBrokers();
    }

    @AfterAll
    void stop() throws Exception {
        kafka.close();
    }

    @Test
    void emptyTopicIsToldToo() throws Exception {
        try (var follower = new Follower(topics("empty."))) {
            assertThat(follower.next()).isEmpty();
            assertThat(follower.models.awaitComplete(PATIENCE)).isTrue();
        }
    }

    @Test
    void announcementReachesWhoeverFollows() throws Exception {
        var topics = topics("follow.");
        try (var follower = new Follower(topics)) {
            assertThat(follower.next()).isEmpty();
            announcer(topics).announce(FIRST);
            assertThat(follower.next()).containsExactly(Map.entry("embeddings", FIRST));
            announcer(topics).announce(SEVENTH);
            assertThat(follower.next())
                    .containsOnly(
                            Map.entry("embeddings", FIRST), Map.entry("embeddings.g7", SEVENTH));
            assertThat(follower.models.current()).hasSize(2);
        }
    }

    @Test
    void announcingAgainTellsAgain() throws Exception {
        var topics = topics("again.");
        try (var follower = new Follower(topics)) {
            assertThat(follower.next()).isEmpty();
            announcer(topics).announce(FIRST);
            assertThat(follower.next()).hasSize(1);
            announcer(topics).announce(FIRST);
            assertThat(follower.next()).containsExactly(Map.entry("embeddings", FIRST));
        }
    }

    @Test
    void restartedFollowerIsToldOnceWhatWasAnnouncedLast() throws Exception {
        var topics = topics("restart.");
        announcer(topics).announce(FIRST);
        announcer(topics).announce(SEVENTH);
        announcer(topics).announce(FIRST.stop());
        var last = Map.of("embeddings", FIRST.stop(), "embeddings.g7", SEVENTH);
        for (int start = 0; start < 2; start++) {
            try (var follower = new Follower(topics)) {
                assertThat(follower.next()).isEqualTo(last);
                assertThat(follower.told).isEmpty();
            }
        }
    }

    @Test
    void followerWaitsForItsTopic() throws Exception {
        var topics = new Topics("later.");
        try (var follower = new Follower(topics)) {
            assertThat(follower.models.awaitComplete(Duration.ofMillis(500))).isFalse();
            setUp(topics);
            assertThat(follower.next()).isEmpty();
        }
    }

    @Test
    void unreadableRecordIsAFault() throws Exception {
        var topics = topics("broken.");
        Map<String, Object> connection = Map.copyOf(connection());
        try (var producer =
                new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    topics.embeddingModels(), "embeddings", "{\"model\":\"a\"}"))
                    .get();
        }
        try (var follower = new Follower(topics)) {
            assertThat(follower.faults.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("{\"model\":\"a\"}");
        }
    }

    private Topics topics(String prefix) {
        var topics = new Topics(prefix);
        setUp(topics);
        return topics;
    }

    private void setUp(Topics topics) {
        try (var admin = kafka.admin()) {
            new TopicSetup(admin, new TopicCatalog(topics, 3)).run();
        }
    }

    private ModelAnnouncer announcer(Topics topics) {
        return new ModelAnnouncer(connection(), topics);
    }

    private Map<String, String> connection() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static WantedModel wanted(String suffix, int dimension) {
        return new WantedModel(
                suffix, new EmbeddingModel("hashing:" + dimension, dimension), false);
    }

    private final class Follower implements AutoCloseable {
        final BlockingQueue<Map<String, WantedModel>> told = new LinkedBlockingQueue<>();
        final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
        final WantedModels models;

        Follower(Topics topics) {
            models = new WantedModels(connection(), topics, told::add, faults::add);
            models.start();
        }

        Map<String, WantedModel> next() throws InterruptedException {
            var next = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("told within a minute").isNotNull();
            return next == null ? Map.of() : next;
        }

        @Override
        public void close() {
            models.close();
        }
    }
}
