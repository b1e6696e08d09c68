package dev.lexlog.bench.pipeline;

import dev.lexlog.bench.stack.Stack;
import dev.lexlog.schemas.event.DocumentEvent;
import dev.lexlog.schemas.event.DocumentPublished;
import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroEventCodec;
import dev.lexlog.schemas.wire.EventCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A producer as any other program's.
final class Publisher implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final HttpSchemaRegistry registry;
    private final EventCodec events;

    Publisher(Stack stack) {
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers(),
                                ProducerConfig.ACKS_CONFIG, "all",
                                ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
                        new StringSerializer(),
                        new ByteArraySerializer());
        this.registry = new HttpSchemaRegistry(RegistryConfig.of(stack.schemaRegistry()));
        this.events = new AvroEventCodec(registry, Topics.DEFAULT);
    }

    /// Returns when all are acknowledged: the last record of each partition, which stands for those
    /// before it.
    Collection<RecordMetadata> publish(List<MadeDocument> documents) throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(documents.size());
        for (var document : documents) {
            sent.add(producer.send(record(document)));
        }
        var records = new ArrayList<RecordMetadata>(sent.size());
        for (var future : sent) {
            records.add(acknowledged(future));
        }
        BinaryOperator<RecordMetadata> later = (a, b) -> a.offset() > b.offset() ? a : b;
        return records.stream()
                .collect(Collectors.toMap(RecordMetadata::partition, record -> record, later))
                .values();
    }

    private ProducerRecord<String, byte[]> record(MadeDocument document) {
        var published =
                new DocumentPublished(
                        "document",
                        "document",
                        "text/markdown",
                        document.content(),
                        null,
                        null,
                        Map.of());
        var event = new DocumentEvent(document.name(), null, null, "", null, published);
        return new ProducerRecord<>(
                Topics.DEFAULT.input(InputTopic.DOCUMENTS), document.name(), events.encode(event));
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> future)
            throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a document", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
    }
}
