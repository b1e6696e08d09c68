package dev.lexlog.worker.stream;

import dev.lexlog.schemas.event.InputTopic;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.EventCodec;
import dev.lexlog.schemas.wire.LogCodec;
import dev.lexlog.worker.retry.Insistence;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

/// All stages in one sub-topology: one source, one processor that holds a task's stages, one store
/// for their entries, and a sink for every topic that the worker writes. A task reads the same
/// partition of all topics, so it alone writes the keys of that partition (law 1).
public final class IngestTopology {
    static final String STORE = "state";
    private static final String SOURCE = "events";
    private static final String PROCESSOR = "stages";

    /// A time before 1970 is a producer's slip that must not stop the stage.
    private static final TimestampExtractor TIME_FROM_1970 =
            (input, partitionTime) -> Math.max(0, input.timestamp());

    private IngestTopology() {}

    /// What the processors work with; shared by all tasks.
    public record Parts(
            Topics topics,
            int partitions,
            EventCodec events,
            LogCodec rows,
            StageWiring stages,
            Insistence insistence) {}

    public static Topology of(Parts parts) {
        var topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                SOURCE,
                TIME_FROM_1970,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Blueprint.topics(parts.stages()).toArray(String[]::new));
        topology.addProcessor(PROCESSOR, () -> new TaskProcessor(parts), SOURCE);
        topology.addStateStore(store(), PROCESSOR);
        writtenTopics(parts.topics()).forEach(topic -> addSink(topology, topic));
        return topology;
    }

    /// All but the embeddings, which have a writer of their own.
    private static Set<String> writtenTopics(Topics topics) {
        var written = new TreeSet<String>();
        for (var table : LogTable.values()) {
            if (table != LogTable.EMBEDDINGS) {
                written.add(topics.log(table));
            }
        }
        for (var input : InputTopic.values()) {
            written.add(topics.internal(input));
        }
        written.addAll(List.of(topics.entityContributions(), topics.relationshipContributions()));
        written.add(topics.deadLetters());
        return written;
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private static void addSink(Topology topology, String topic) {
        topology.addSink(
                topic,
                topic,
                Routed.SERIALIZER,
                new ByteArraySerializer(),
                Routed.PARTITIONER,
                PROCESSOR);
    }
}
