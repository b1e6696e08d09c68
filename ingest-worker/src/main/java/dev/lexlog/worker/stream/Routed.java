package dev.lexlog.worker.stream;

import dev.lexlog.schemas.topic.Partitions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/// A record key, and the bytes whose hash gives the partition: a chunk's record lies where its
/// document's name leads, not its own id. No such bytes: to every partition.
@SuppressWarnings("ArrayRecordComponent")
record Routed(byte[] key, byte @Nullable [] by) {
    static final Serializer<Routed> SERIALIZER = (topic, routed) -> routed.key();

    static final StreamPartitioner<Routed, byte[]> PARTITIONER =
            (topic, routed, value, partitions) -> Optional.of(routed.partitions(partitions));

    static Routed byItself(byte[] key) {
        return new Routed(key, key);
    }

    static Routed by(String name, String key) {
        return new Routed(bytes(key), bytes(name));
    }

    static Routed everywhere(String key) {
        return new Routed(bytes(key), null);
    }

    private Set<Integer> partitions(int count) {
        return by == null
                ? IntStream.range(0, count).boxed().collect(Collectors.toSet())
                : Set.of(Partitions.of(by, count));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
