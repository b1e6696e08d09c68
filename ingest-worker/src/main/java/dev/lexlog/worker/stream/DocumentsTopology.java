package dev.lexlog.worker.stream;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.worker.document.DocumentDiff;
import dev.lexlog.worker.retry.Insistence;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The documents stage: one processor between the input topic, the topic of rerouted records and
/// the log topics. A task reads the same partition of both, so it alone writes the keys of that
/// partition (law 1).
public final class DocumentsTopology {
    static final String DOCUMENT_STORE = "documents";
    static final String CHUNK_STORE = "chunks";
    static final String REROUTED_SINK = "rerouted-documents";
    static final String DEAD_LETTER_SINK = "dead-letters";
    private static final String SOURCE = "published-documents";
    private static final String PROCESSOR = "document-diff";

    /// A time before 1970 is a producer's slip that must not stop the stage.
    private static final TimestampExtractor TIME_FROM_1970 =
            (input, partitionTime) -> Math.max(0, input.timestamp());

    private DocumentsTopology() {}

    /// What the processor works with; shared by all tasks.
    public record Parts(
            Topics topics,
            int partitions,
            EventCodec events,
            LogCodec rows,
            DocumentDiff diff,
            Insistence insistence) {}

    public static Topology of(Parts parts) {
        var topics = parts.topics();
        var topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                SOURCE,
                TIME_FROM_1970,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.input(InputTopic.DOCUMENTS),
                topics.internal(InputTopic.DOCUMENTS));
        topology.addProcessor(PROCESSOR, () -> new DocumentsProcessor(parts), SOURCE);
        topology.addStateStore(store(DOCUMENT_STORE), PROCESSOR);
        topology.addStateStore(store(CHUNK_STORE), PROCESSOR);
        for (var table :
                new LogTable[] {LogTable.DOCUMENTS, LogTable.CHUNKS, LogTable.CHUNK_POSITIONS}) {
            addSink(topology, sink(table), topics.log(table));
        }
        addSink(topology, REROUTED_SINK, topics.internal(InputTopic.DOCUMENTS));
        addSink(topology, DEAD_LETTER_SINK, topics.deadLetters());
        return topology;
    }

    static String sink(LogTable table) {
        return "log-" + table.topicSuffix();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(
                name,
                topic,
                Routed.SERIALIZER,
                new ByteArraySerializer(),
                Routed.PARTITIONER,
                PROCESSOR);
    }
}
