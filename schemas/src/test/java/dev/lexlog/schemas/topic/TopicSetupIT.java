package dev.lexlog.schemas.topic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.model.LogTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicSetupIT {
    private final KafkaClusterTestKit kafka;
    private final Admin admin;

    TopicSetupIT() throws Exception {
        var nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumBrokerNodes(1)
                        .setNumControllerNodes(1)
                        .build();
        kafka = new KafkaClusterTestKit.Builder(nodes).build();
        kafka.format();
        kafka.startup();
        kafka.waitForReadyBrokers();
        admin = kafka.admin();
    }

    @BeforeAll
    void setUp() {
        new TopicSetup(admin, catalog("lexlog.")).run();
    }

    @AfterAll
    void stop() throws Exception {
        admin.close();
        kafka.close();
    }

    @Test
    void everyTopicOfTheCatalogueExistsWithItsSettings() {
        var specs = catalog("lexlog.").all();
        var found = new ExistingTopics(admin).named(specs.stream().map(TopicSpec::name).toList());

        assertThat(specs)
                .hasSize(2 * InputTopic.values().length + 2 + LogTable.values().length + 2)
                .allSatisfy(spec -> {
                    var topic = requireNonNull(found.get(spec.name()));
                    assertThat(topic).isNotNull();
                    assertThat(topic.partitions()).isEqualTo(3);
                    assertThat(topic.config()).containsAllEntriesOf(spec.config());
                });
    }

    @Test
    void runningAgainIsFine() {
        new TopicSetup(admin, catalog("lexlog.")).run();

        assertThat(new ExistingTopics(admin).named(List.of("lexlog.in.documents"))).hasSize(1);
    }

    @Test
    void otherPartitionCountIsAFaultAndNothingIsCreated() throws Exception {
        create("count.in.documents", 5, Map.of());

        assertThatThrownBy(() -> new TopicSetup(admin, catalog("count.")).run())
                .isInstanceOf(Fault.class)
                .hasMessageContaining("topic count.in.documents has 5 partitions, wanted 3");
        assertThat(admin.listTopics().names().get()).doesNotContain("count.dead-letters");
    }

    @Test
    void wrongSettingsAreAllNamedWithTheirCure() throws Exception {
        create("wrong.log.chunks", 3, Map.of("cleanup.policy", "delete"));

        assertThatThrownBy(() -> new TopicSetup(admin, catalog("wrong.")).run())
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll(
                        "topic wrong.log.chunks has cleanup.policy = delete, wanted compact:",
                        "--add-config cleanup.policy=compact",
                        "has delete.retention.ms = 86400000, wanted at least 2592000000:");
    }

    @Test
    void deadLettersFromBeforeTheyCouldBeErasedAreNamedWithTheirCure() throws Exception {
        create("former.dead-letters", 3, Map.of("cleanup.policy", "delete"));

        assertThatThrownBy(() -> new TopicSetup(admin, catalog("former.")).run())
                .isInstanceOf(Fault.class)
                .hasMessageContaining(
                        "topic former.dead-letters has cleanup.policy = delete, wanted compact,delete:")
                .hasMessageContaining("--add-config cleanup.policy=[compact,delete]");
    }

    @Test
    void moreRoomAndAnotherRetentionAreTheOperatorsChoice() throws Exception {
        create(
                "room.in.documents",
                3,
                Map.of(
                        "message.timestamp.type",
                        "LogAppendTime",
                        "max.message.bytes",
                        "99000000",
                        "retention.ms",
                        "1000000"));

        new TopicSetup(admin, catalog("room.")).run();

        assertThat(admin.listTopics().names().get()).contains("room.dead-letters");
    }

    @Test
    void inputTakesTheLargestRecordAndNoLargerOne() throws Exception {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "max.request.size",
                        20_000_000);
        try (var producer =
                new KafkaProducer<byte[], byte[]>(
                        config, new ByteArraySerializer(), new ByteArraySerializer())) {
            var topic = Topics.DEFAULT.input(InputTopic.DOCUMENTS);
            var largest = new byte[TopicCatalog.MAX_INPUT_VALUE_BYTES];

            assertThat(producer.send(new ProducerRecord<>(topic, largest)).get().hasOffset())
                    .isTrue();
            var larger = new ProducerRecord<byte[], byte[]>(topic, new byte[13 * 1024 * 1024]);
            assertThatThrownBy(() -> producer.send(larger).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void brokerThatComesLaterIsWaitedFor() throws Exception {
        int port = freePort();
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + port,
                        "default.api.timeout.ms",
                        500,
                        "request.timeout.ms",
                        400);
        try (var early = Admin.create(config)) {
            var done =
                    CompletableFuture.runAsync(
                            () -> new TopicSetup(early, catalog("later.")).run());
            assertThatThrownBy(() -> done.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);

            try (var _ = new Relay(port, kafka.bootstrapServers())) {
                done.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(admin.listTopics().names().get()).contains("later.dead-letters");
    }

    private void create(String name, int partitions, Map<String, String> config) throws Exception {
        var topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
        admin.createTopics(List.of(topic)).all().get();
    }

    private static TopicCatalog catalog(String prefix) {
        return new TopicCatalog(new Topics(prefix), 3);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
