package dev.lexlog.standalone.acceptance;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.Embedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.standalone.blackbox.Address;
import dev.lexlog.store.digest.TableDigest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What the log topics come to, read from their beginning into maps: the oracle of every table.
final class LogFold {
    private final Map<LogTable, Map<String, LogRow>> rows = new EnumMap<>(LogTable.class);

    static LogFold of(Address address) {
        var fold = new LogFold();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        address.kafka(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest");
        var bytes = new ByteArrayDeserializer();
        try (var registry = new HttpSchemaRegistry(RegistryConfig.of(address.registry()));
                var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var codec = new AvroLogCodec(registry, Topics.DEFAULT);
            for (var table : LogTable.values()) {
                fold.read(table, consumer, codec);
            }
        }
        return fold;
    }

    private void read(LogTable table, KafkaConsumer<byte[], byte[]> consumer, AvroLogCodec codec) {
        var folded = rows.computeIfAbsent(table, _ -> new TreeMap<>());
        var topic = Topics.DEFAULT.log(table);
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                switch (codec.decode(table, record.key(), record.value(), record.offset())) {
                    case Change.Put(var row, _) -> folded.put(row.key(), row);
                    case Change.Delete(_, var key, _) -> folded.remove(key);
                }
            }
        }
    }

    Map<String, String> digests() {
        return digests(UnaryOperator.identity());
    }

    /// For a generation that keeps vectors as `stored` makes them.
    Map<String, String> digests(UnaryOperator<Embedding> stored) {
        var digests = new TreeMap<String, String>();
        rows.forEach((table, folded) -> {
            var kept = folded.values().stream().map(row -> kept(row, stored));
            digests.put(table.topicSuffix(), TableDigest.of(kept));
        });
        return digests;
    }

    private static LogRow kept(LogRow row, UnaryOperator<Embedding> stored) {
        return row instanceof ChunkEmbedding e
                ? new ChunkEmbedding(
                        e.id(),
                        e.document(),
                        e.user(),
                        e.source(),
                        e.chunkType(),
                        e.model(),
                        stored.apply(e.vector()))
                : row;
    }

    /// As {@link SearchIndexContents} tells them.
    SortedSet<String> searchIndexContents() {
        var contents = new TreeSet<String>();
        for (var table : LogTable.values()) {
            rows.getOrDefault(table, Map.of())
                    .keySet()
                    .forEach(key -> contents.add(table.topicSuffix() + ":" + key));
        }
        return contents;
    }
}
