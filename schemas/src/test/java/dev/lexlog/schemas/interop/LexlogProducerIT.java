package dev.lexlog.schemas.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lexlog.schemas.event.ClustersComputed;
import dev.lexlog.schemas.event.ComputedCluster;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentRemoved;
import dev.lexlog.schemas.event.EntitiesExtracted;
import dev.lexlog.schemas.event.GlossaryCleared;
import dev.lexlog.schemas.event.GlossaryEdit;
import dev.lexlog.schemas.event.HashUpdate;
import dev.lexlog.schemas.event.InputEvent;
import dev.lexlog.schemas.event.Mention;
import dev.lexlog.schemas.event.RelationshipApproved;
import dev.lexlog.schemas.event.RelationshipEdit;
import dev.lexlog.schemas.event.ScopeCommand;
import dev.lexlog.schemas.event.SessionEnded;
import dev.lexlog.schemas.event.SourceHashSet;
import dev.lexlog.schemas.failure.Fault;
import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.model.DocumentId;
import dev.lexlog.schemas.producer.Acknowledged;
import dev.lexlog.schemas.producer.LexlogProducer;
import dev.lexlog.schemas.producer.Token;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Partitions;
import dev.lexlog.schemas.topic.TopicCatalog;
import dev.lexlog.schemas.topic.TopicSetup;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.EventCodec.Decoded;
import dev.lexlog.schemas.wire.RegisteredSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The producer against a broker and a registry.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LexlogProducerIT {
    private static final int PARTITIONS = 3;

    private final RegistryProcess registry = RegistryProcess.start();
    private final HttpSchemaRegistry schemas =
            new HttpSchemaRegistry(RegistryConfig.of(registry.url()));
    private final KafkaClusterTestKit kafka;
    private final LexlogProducer producer;

    LexlogProducerIT() throws Exception {
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
        producer = LexlogProducer.open(config(registry.url()));
    }

    @BeforeAll
    void setUp() {
        try (var admin = kafka.admin()) {
            new TopicSetup(admin, new TopicCatalog(Topics.DEFAULT, PARTITIONS)).run();
        }
        RegisteredSchemas.registerAll(schemas, Topics.DEFAULT);
    }

    @AfterAll
    void stop() throws Exception {
        producer.close();
        schemas.close();
        registry.close();
        kafka.close();
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventLiesWhereItsTokenAndItsKeySay(InputEvent event) {
        var acknowledged = producer.send(event).join();

        var token = acknowledged.token();
        var record = read(token);
        assertThat(token.topic()).isEqualTo(Topics.DEFAULT.input(event.topic()));
        assertThat(token.partition()).isEqualTo(Partitions.of(event.key(), PARTITIONS));
        assertThat(record.key()).isEqualTo(event.key().getBytes(UTF_8));
        assertThat(acknowledged.appendedAt()).isEqualTo(Instant.ofEpochMilli(record.timestamp()));
        assertThat(
                        new AvroEventCodec(schemas, Topics.DEFAULT)
                                .decode(event.topic(), record.value()))
                .isEqualTo(new Decoded.Event(event));
    }

    static Stream<InputEvent> events() {
        var time = Instant.ofEpochMilli(1_700_000_000_123L);
        return Stream.of(
                new DocumentEvent("ä 😀.md", "sales", null, "e", time, new DocumentRemoved("old")),
                new EntitiesExtracted(
                        "a.md",
                        null,
                        "s",
                        "hash",
                        List.of(new Mention("Ann", null, "concept", null, 0.5, 0, 3, null)),
                        List.of(),
                        "",
                        null),
                new GlossaryEdit("bot", "ann", null, null, "", null, new GlossaryCleared(null)),
                new RelationshipEdit(
                        null, "ann", "s", null, "", null, new RelationshipApproved("id")),
                new HashUpdate("", null, new SourceHashSet("db1", "db", "h")),
                new ScopeCommand("", null, new SessionEnded("s", time)),
                new ClustersComputed(
                        "sales", null, "", null, List.of(new ComputedCluster(List.of("a", "b")))));
    }

    @Test
    void eventsOfOneKeyStayInTheOrderOfTheirCalls() {
        var sent = new ArrayList<CompletableFuture<Acknowledged>>();
        for (int i = 0; i < 500; i++) {
            sent.add(producer.publish(DocumentId.of(null, null, "ordered.md"), "text " + i));
        }
        producer.flush();

        assertThat(sent).allMatch(CompletableFuture::isDone);
        var offsets = sent.stream().map(future -> future.join().token().offset()).toList();
        assertThat(offsets).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void eventThatNoBrokerTakesFailsByItself() {
        var document = DocumentId.of(null, null, "large.md");
        var tooLarge = producer.publish(document, "x".repeat(21 << 20));

        assertThatThrownBy(tooLarge::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
        assertThat(producer.publish(document, "small").join().token().topic())
                .isEqualTo("lexlog.in.documents");
    }

    @Test
    void topicWithoutASchemaIsAFaultThatNamesTheSubject() {
        try (var other = LexlogProducer.open(config(registry.url()), new Topics("other."))) {
            var sent = other.remove(DocumentId.of(null, null, "a"));

            assertThatThrownBy(sent::join)
                    .hasCauseInstanceOf(Fault.class)
                    .hasMessageContaining("other.in.documents-value");
        }
    }

    @Test
    void registryThatDoesNotAnswerIsUnavailable() {
        try (var cutOff = LexlogProducer.open(config("http://127.0.0.1:1"))) {
            var sent = cutOff.remove(DocumentId.of(null, null, "a"));

            assertThatThrownBy(sent::join).hasCauseInstanceOf(Unavailable.class);
        }
    }

    private Map<String, Object> config(String registryUrl) {
        return Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", registryUrl);
    }

    private ConsumerRecord<byte[], byte[]> read(Token token) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(token.topic(), token.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, token.offset());
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }
}
