package dev.lexlog.worker.stream;

import dev.lexlog.schemas.topic.Partitions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// A record key, and the bytes whose hash gives the partition: a chunk's record lies where its
/// document's name leads, not its own id.
@SuppressWarnings("ArrayRecordComponent")
record Routed(byte[] key, byte[] by) {
    static final Serializer<Routed> SERIALIZER = (topic, routed) -> routed.key();

    static final StreamPartitioner<Routed, byte[]> PARTITIONER =
            (topic, routed, value, partitions) ->
                    Optional.of(Set.of(Partitions.of(routed.by(), partitions)));

    static Routed byItself(byte[] key) {
        return new Routed(key, key);
    }

    static Routed by(byte[] name, String key) {
        return new Routed(key.getBytes(StandardCharsets.UTF_8), name);
    }
}
