package dev.lexlog.bench.knowledge;

import dev.lexlog.bench.stack.Stack;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The same bytes into a topic of the same broker and out of it again, with nothing in between: no
/// pipeline on this broker is faster.
final class RawKafka {
    private static final String TOPIC = "bench.raw";
    private static final int PARTITIONS = 6;

    private final Stack stack;

    RawKafka(Stack stack) {
        this.stack = stack;
    }

    /// Nanoseconds from the first send until the last record is consumed.
    long pass(List<? extends InputEvent> events) throws InterruptedException {
        create();
        try (var registry = new HttpSchemaRegistry(RegistryConfig.of(stack.schemaRegistry()))) {
            var codec = new AvroEventCodec(registry, Topics.DEFAULT);
            long begin = System.nanoTime();
            try (var producer =
                    new KafkaProducer<>(
                            Map.of(
                                    "bootstrap.servers", stack.bootstrapServers(),
                                    "acks", "all",
                                    "linger.ms", "20",
                                    "batch.size", Integer.toString(1 << 18),
                                    "compression.type", "zstd"),
                            new StringSerializer(),
                            new ByteArraySerializer())) {
                for (var event : events) {
                    var _ =
                            producer.send(
                                    new ProducerRecord<>(TOPIC, event.key(), codec.encode(event)));
                }
            }
            consume(events.size());
            return System.nanoTime() - begin;
        }
    }

    private void create() throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var topic = new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not make " + TOPIC, e);
        }
    }

    private void consume(int count) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stack.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int read = 0; read < count; ) {
                read += consumer.poll(Duration.ofSeconds(10)).count();
            }
        }
    }
}
