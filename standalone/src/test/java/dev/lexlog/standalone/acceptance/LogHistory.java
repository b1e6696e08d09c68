package dev.lexlog.standalone.acceptance;

import dev.lexlog.schemas.model.Change;
import dev.lexlog.schemas.model.Chunk;
import dev.lexlog.schemas.model.ChunkEmbedding;
import dev.lexlog.schemas.model.LogRow;
import dev.lexlog.schemas.model.LogTable;
import dev.lexlog.schemas.registry.HttpSchemaRegistry;
import dev.lexlog.schemas.registry.RegistryConfig;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.standalone.blackbox.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Every chunk and vector that the log ever held, and from which offset to which: what any reader
/// may have seen between two positions. Nothing is compacted while a test runs.
final class LogHistory {
    private final Map<String, Life> chunks = new HashMap<>();
    private final Map<String, Life> embeddings = new HashMap<>();

    static LogHistory of(Address address) {
        var history = new LogHistory();
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
            history.read(LogTable.CHUNKS, history.chunks, consumer, codec);
            history.read(LogTable.EMBEDDINGS, history.embeddings, consumer, codec);
        }
        return history;
    }

    private void read(
            LogTable table,
            Map<String, Life> lives,
            KafkaConsumer<byte[], byte[]> consumer,
            AvroLogCodec codec) {
        var topic = Topics.DEFAULT.log(table);
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                var change = codec.decode(table, record.key(), record.value(), record.offset());
                var life =
                        lives.computeIfAbsent(
                                change.key(), _ -> new Life(topic, record.partition()));
                life.turns.add(new Turn(record.offset(), change instanceof Change.Put));
                if (change instanceof Change.Put(var row, _)) {
                    life.row = row;
                }
            }
        }
    }

    /// What a search that looked between two moments must have seen and what it may have seen: the
    /// chunks that pass, by key.
    Seen texts(Predicate<Chunk> passes, Between between) {
        var seen = new Seen(new HashMap<>(), new HashMap<>());
        chunks.forEach((key, life) -> {
            if (life.row instanceof Chunk chunk && passes.test(chunk)) {
                seen.add(key, life.always(between), life.sometime(between), 1);
            }
        });
        return seen;
    }

    /// The same of chunks with vectors, with each one's cosine to the query.
    Seen vectors(List<Float> query, Between between) {
        var seen = new Seen(new HashMap<>(), new HashMap<>());
        embeddings.forEach((key, life) -> {
            var chunk = chunks.get(key);
            if (chunk != null && life.row instanceof ChunkEmbedding embedding) {
                boolean must = life.always(between) && chunk.always(between);
                boolean may = life.sometime(between) && chunk.sometime(between);
                seen.add(key, must, may, cosine(query, embedding.vector().toArray()));
            }
        });
        return seen;
    }

    private static double cosine(List<Float> one, float[] other) {
        double product = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < other.length; i++) {
            product += (double) one.get(i) * other[i];
            a += (double) one.get(i) * one.get(i);
            b += (double) other[i] * other[i];
        }
        return product / Math.sqrt(a * b);
    }

    /// Positions by topic and partition: what an answer shows at least, and at most.
    record Between(Map<String, List<Long>> least, Map<String, List<Long>> most) {
        private static long at(Map<String, List<Long>> positions, Life life, long otherwise) {
            var of = positions.get(life.topic);
            return of == null ? otherwise : of.get(life.partition);
        }
    }

    /// Keys with their scores.
    record Seen(Map<String, Double> must, Map<String, Double> may) {
        private void add(String key, boolean isSure, boolean isPossible, double score) {
            if (isSure) {
                must.put(key, score);
            }
            if (isPossible) {
                may.put(key, score);
            }
        }
    }

    private record Turn(long offset, boolean put) {}

    private static final class Life {
        private final String topic;
        private final int partition;
        private final List<Turn> turns = new ArrayList<>();
        private @Nullable LogRow row;

        private Life(String topic, int partition) {
            this.topic = topic;
            this.partition = partition;
        }

        private boolean always(Between between) {
            long least = Between.at(between.least(), this, 0);
            long most = Between.at(between.most(), this, Long.MAX_VALUE);
            return isThere(least)
                    && turns.stream()
                            .noneMatch(t -> !t.put() && t.offset() >= least && t.offset() < most);
        }

        private boolean sometime(Between between) {
            long least = Between.at(between.least(), this, 0);
            long most = Between.at(between.most(), this, Long.MAX_VALUE);
            return isThere(least)
                    || turns.stream()
                            .anyMatch(t -> t.put() && t.offset() >= least && t.offset() < most);
        }

        private boolean isThere(long position) {
            boolean there = false;
            for (var turn : turns) {
                if (turn.offset() < position) {
                    there = turn.put();
                }
            }
            return there;
        }
    }
}
