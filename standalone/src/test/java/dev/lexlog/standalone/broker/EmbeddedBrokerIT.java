package dev.lexlog.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.standalone.data.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final int LARGE = 16 * 1024 * 1024;

    @TempDir Path folder;

    @Test
    void recordsSurviveARestartOnAnotherPort() throws Exception {
        int firstPort;
        try (var broker = start()) {
            firstPort = broker.port();
            create(broker, "kept");
            send(broker, "kept", new byte[LARGE]);
        }
        try (var broker = start()) {
            assertThat(firstPort).isPositive();
            assertThat(read(broker, "kept")).hasSize(LARGE);
        }
    }

    @Test
    void topicsAreNotMadeByAccident() throws Exception {
        try (var broker = start();
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("typo")).allTopicNames().get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private EmbeddedBroker start() throws Exception {
        var broker = EmbeddedBroker.bind(folder, Host.LOOPBACK, 0, EmbeddedBrokerIT::failed);
        broker.start();
        return broker;
    }

    private static void failed(Fault fault) {
        throw fault;
    }

    private static void create(EmbeddedBroker broker, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedBroker broker, String topic, byte[] value) throws Exception {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "max.request.size",
                        LARGE + 1024,
                        "transactional.id",
                        "test");
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, new byte[] {1}, value)).get();
            producer.commitTransaction();
        }
    }

    private static byte[] read(EmbeddedBroker broker, String topic) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            for (var record : consumer.poll(Duration.ofSeconds(20))) {
                return record.value();
            }
            return new byte[0];
        }
    }
}
