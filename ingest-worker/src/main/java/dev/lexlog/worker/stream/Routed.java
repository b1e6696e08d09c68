package dev.lexlog.worker.stream;

import dev.lexlog.schemas.topic.Partitions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// A record key, and the partitions it goes to, given how many there are: a chunk's record lies
/// where its document's name leads, not its own id.
@SuppressWarnings("ArrayRecordComponent")
record Routed(byte[] key, IntFunction<Set<Integer>> partitions) {
    static final Serializer<Routed> SERIALIZER = (topic, routed) -> routed.key();

    static final StreamPartitioner<Routed, byte[]> PARTITIONER =
            (topic, routed, value, count) -> Optional.of(routed.partitions().apply(count));

    static Routed byItself(byte[] key) {
        return new Routed(key, count -> Set.of(Partitions.of(key, count)));
    }

    static Routed by(String name, String key) {
        return new Routed(bytes(key), count -> Set.of(Partitions.of(name, count)));
    }

    static Routed to(int partition, String key) {
        return new Routed(bytes(key), _ -> Set.of(partition));
    }

    static Routed everywhere(String key) {
        return new Routed(
                bytes(key), count -> IntStream.range(0, count).boxed().collect(Collectors.toSet()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
